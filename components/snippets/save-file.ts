/** Lets the browser save text as a file. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next task; a URL that is taken back earlier saves nothing in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
