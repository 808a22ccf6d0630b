import type { JsonObject } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import type { ApiDescription } from "./operation";
import { readList, readStrings, readText } from "./read-member";
import { humanize, slugify, UniqueNames } from "./slug";

const UNTAGGED = "Operations";

export interface OperationNames {
  id: string;
  tag: string;
  tagSlug: string;
  slug: string;
  title: string;
}

/** Gives operations and their groups names that are unique, whatever the document repeats or leaves out. */
export class OperationNamer {
  readonly #hasTags: boolean;
  readonly #ids = new UniqueNames();
  readonly #tagSlugs = new UniqueNames();
  readonly #tags = new Map<string, { slug: string; slugs: UniqueNames; description?: string }>();

  constructor(document: JsonObject, hasTaggedOperations: boolean) {
    this.#hasTags = hasTaggedOperations;
    for (const tag of readList(document, "tags").filter(isJsonObject)) {
      const name = readText(tag, "name");
      if (name !== undefined) {
        this.#addTag(name, readText(tag, "description"));
      }
    }
  }

  /** Names one operation; call it in document order. */
  name(operation: JsonObject, method: string, path: string): OperationNames {
    const tag = readStrings(operation, "tags")[0]?.trim() || this.#untagged(path);
    const group = this.#tags.get(tag) ?? this.#addTag(tag);
    const operationId = readText(operation, "operationId");
    const words = `${method.toLowerCase()} ${path}`;
    return {
      id: this.#ids.take(operationId ?? `${method} ${path}`),
      tag,
      tagSlug: group.slug,
      slug: group.slugs.take(slugify(operationId ?? words) || slugify(words)),
      title:
        readText(operation, "summary")?.replace(/\s+/g, " ") ??
        (operationId === undefined ? `${method} ${path}` : humanize(operationId)),
    };
  }

  /** The groups in the order the document lists them, then in the order they were met. */
  listTags(): ApiDescription["tags"] {
    return [...this.#tags].map(([name, { slug, description }]) => ({
      name,
      slug,
      ...(description !== undefined && { description }),
    }));
  }

  #addTag(name: string, description?: string) {
    const known = this.#tags.get(name);
    if (known) {
      return known;
    }
    const slug = this.#tagSlugs.take(slugify(name), "group");
    const tag = { slug, slugs: new UniqueNames(), ...(description !== undefined && { description }) };
    this.#tags.set(name, tag);
    return tag;
  }

  /** In a document without any tag the first telling segment of the path groups well: `/v1/users/{id}` is `Users`. */
  #untagged(path: string): string {
    const segment = path.split("/").find((part) => /[a-z]/i.test(part) && !/^(api|rest|v\d.*|\{.*)$/i.test(part));
    return this.#hasTags || segment === undefined ? UNTAGGED : humanize(segment);
  }
}
