const WORDS_QUOTED = 12;
const CHARACTERS_QUOTED = 90;

/** The beginning of somebody's text on one line, with everything that Markdown would take for markup escaped. */
export function quoteBeginning(text: string): string {
  const words = text.trim().split(/\s+/);
  const line = words.slice(0, WORDS_QUOTED).join(" ");
  const characters = Array.from(line);
  const beginning = characters.slice(0, CHARACTERS_QUOTED).join("");
  const isWhole = words.length <= WORDS_QUOTED && characters.length <= CHARACTERS_QUOTED;
  return escapeMarkdown(isWhole ? beginning : `${beginning}…`);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$!&]/g, "\\$&");
}

/** The text as inline code that also stands in a table cell. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

/** The text as a code block, fenced by more backticks than it has in a row. */
export function codeBlock(text: string, language: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
