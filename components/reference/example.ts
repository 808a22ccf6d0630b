import type { CodeLanguage } from "./highlight-code";

/** A piece of code or data that shows how something looks. */
export interface Example {
  title: string;
  description?: string | undefined;
  code: string;
  language: CodeLanguage;
}
