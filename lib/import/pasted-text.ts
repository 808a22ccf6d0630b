/** A prompt of a terminal in front of curl: `$ `, `% `, `user@host:~$ `, `(venv) ❯ `, `C:\dir>`, `PS C:\dir> `. */
const curlPrompt = /^[^'"`\n|;&]{0,100}?(?:[$%❯➜»]|[^\s>]#|[^\s=->]>|^[ \t]*>)[ \t]*(?=(?:\S*\/)?curl(?:\.exe)?\s)/;
const anyPrompt = /^\s*(?:\S{0,60}[$%❯➜»]|\S{1,60}#)[ \t]+(?=\S)/;

/**
 * Takes off what a copied command brings along and no shell would read: code fences, prompts, and the `>` in front of
 * continued lines.
 */
export function cleanPastedText(source: string): string {
  const text = source
    .replace(/^[\s\u200b\ufeff]+/, "")
    .replace(/^\s*(?:```|~~~).*$/gm, "")
    .replace(/^`([^`]+)`\s*$/, "$1");
  const lines = text.split("\n");
  const first = lines.findIndex((line) => curlPrompt.test(line));
  if (first === -1) return lines.map((line, index) => withoutContinuation(line, lines[index - 1], false)).join("\n");
  return lines
    .map((line, index) => {
      if (curlPrompt.test(line)) return line.replace(curlPrompt, "");
      if (index < first) return line.replace(anyPrompt, "");
      return withoutContinuation(line, lines[index - 1], true);
    })
    .join("\n");
}

/** A shell that waits for the rest of a command writes `>` in front of it. Elsewhere `>` names a file. */
function withoutContinuation(line: string, before: string | undefined, isPrompted: boolean): string {
  const continued = isPrompted ? /^>[ \t]?/ : /^>[ \t]+(?=-)/;
  return isPrompted || /\\\s*$/.test(before ?? "") ? line.replace(continued, "") : line;
}

/** Quotes and dashes that text editors and web pages make of the plain ones. */
export function withPlainMarks(text: string): string {
  return text
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/(^|\s)[–—](?=[A-Za-z]{2})/g, "$1--")
    .replace(/(^|\s)[–—](?=[A-Za-z]\b)/g, "$1-");
}

/** PowerShell running curl.exe: a backtick continues the line, and variables of the environment have their own name. */
export function fromPowerShell(text: string): string {
  return text.replace(/`[ \t]*\r?\n/g, "\\\n").replace(/\$\{?env:(\w+)\}?/gi, "$${$1}");
}

export function isPowerShellText(text: string): boolean {
  return /`[ \t]*\r?\n/.test(text) && /\bcurl\b/i.test(text) && !/\\[ \t]*\r?\n/.test(text);
}

const others: [pattern: RegExp, problem: string][] = [
  [
    /^\s*(?:\$\w+\s*=\s*)?(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b|\bNew-Object\b.*WebRequestSession/im,
    "PowerShell commands cannot be read. Copy the request as “cURL (bash)” instead.",
  ],
  [/\bfetch\(\s*["'`]/, "This is JavaScript. Copy the request as “cURL (bash)” instead."],
  [
    /^\s*(?:import|from)\s+\w+|\brequests\.(?:get|post|put|patch|delete)\(/m,
    "This is Python. Paste a cURL command or JSON.",
  ],
  [/^\s*(?:\$\s+)?(?:https?|xh)\s+(?:[A-Z]+\s+)?\S+/m, "HTTPie commands cannot be read. Paste a cURL command or JSON."],
  [/^\s*(?:\$\s+)?wget\s/m, "wget commands cannot be read. Paste a cURL command or JSON."],
];

/** Why text that holds no curl command cannot be imported, when it is known what it is. */
export function nameOtherClient(text: string): string | undefined {
  return others.find(([pattern]) => pattern.test(text))?.[1];
}
