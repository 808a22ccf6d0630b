import type { Locator } from "@playwright/test";

/** Gives a file to whatever is under `target`, as the browser does when one is dropped or pasted there. */
export async function giveFile(
  target: Locator,
  way: "drop" | "paste",
  name: string,
  type: string,
  content: Buffer,
): Promise<void> {
  await target.evaluate(
    (element, file) => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], file.name, { type: file.type }));
      const options = { bubbles: true, cancelable: true };
      if (file.way === "paste") {
        element.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: dataTransfer }));
        return;
      }
      element.dispatchEvent(new DragEvent("dragover", { ...options, dataTransfer }));
      element.dispatchEvent(new DragEvent("drop", { ...options, dataTransfer }));
    },
    { way, name, type, base64: content.toString("base64") },
  );
}
