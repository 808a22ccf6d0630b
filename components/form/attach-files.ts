import { attachFile } from "@/lib/fields/attach-file";
import type { FieldNode } from "@/lib/fields/field";
import { rememberFileName } from "@/lib/fields/file-names";
import { chooseFileSlot } from "@/lib/fields/file-slots";
import { writeFileText } from "@/lib/fields/file-text";
import type { useFormStores } from "./form-context";
import { MAX_ATTACHMENT_BYTES, mediaTypeOf, readFileContent } from "./read-file";
import { renderSize } from "./render-size";

/** Puts files into a row, each where the description has a place for its type. Returns what could not be done, in words. */
export async function attachFiles(
  { store, problems, announce }: ReturnType<typeof useFormStores>,
  node: FieldNode,
  name: string,
  label: string,
  files: readonly File[],
): Promise<string> {
  const refusals: string[] = [];
  let count = 0;
  for (const file of files) {
    if (file.size > MAX_ATTACHMENT_BYTES) {
      refusals.push(`${file.name} has ${renderSize(file.size)}, more than can be sent as text.`);
      continue;
    }
    if (!chooseFileSlot(node, store.readDraft(name), mediaTypeOf(file))) {
      refusals.push(`${label} has no place for ${file.name}${file.type ? ` (${file.type})` : ""}.`);
      continue;
    }
    try {
      const content = await readFileContent(file);
      // What was typed while the file was read is part of it.
      const draft = store.readDraft(name);
      const slot = chooseFileSlot(node, draft, content.mediaType);
      if (!slot) continue;
      rememberFileName(writeFileText(slot.hint.encoding, content.mediaType, content.base64), content.name);
      const changes = attachFile(node, draft, name, slot.steps, content);
      store.change(`${content.name} attached to ${label}`, () => {
        for (const change of changes) store.apply(change.name, change.draft);
      });
      count += 1;
    } catch {
      refusals.push(`${file.name} could not be read.`);
    }
  }
  if (count > 0) {
    problems.touch(name);
    announce(count === 1 ? `${files[0]?.name} attached to ${label}` : `${count} files attached to ${label}`);
  }
  return refusals.join(" ");
}
