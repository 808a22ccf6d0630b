"use client";

import { useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { acceptScore } from "@/lib/fields/accepts-file";
import { fileChanges, fileHintOf } from "@/lib/fields/attach-file";
import { propertyName } from "@/lib/fields/draft-name";
import type { FileHint, StringField } from "@/lib/fields/field";
import { fileNameOf, rememberFileName } from "@/lib/fields/file-names";
import { base64Of, describeFileText, writeFileText } from "@/lib/fields/file-text";
import type { KindProps } from "./field-props";
import { FileCard } from "./file-card";
import { listenForFiles } from "./file-drop";
import { focusWithin } from "./focus";
import { useDraftText, useFormStores } from "./form-context";
import { GrowingText } from "./growing-text";
import { MAX_ATTACHMENT_BYTES, mediaTypeOf, pickFiles, readFileContent } from "./read-file";
import { renderSize } from "./render-size";
import { useTextProps } from "./use-text-props";

const ANY_FILE: FileHint = { accept: "*/*", encoding: "data-url" };
/** A preview of more would cost more than it is worth. */
const MAX_PREVIEW_BYTES = 40_000_000;

/** A text that stands for a file: its address, typed in, or its content, which is shown as the file that it is. */
export function FileTextField(props: KindProps<StringField>) {
  const { node, name, parentNode } = props;
  const { store, problems, announce } = useFormStores();
  const text = useDraftText(`${name}.text`);
  const hint = fileHintOf(node) ?? ANY_FILE;
  const file = describeFileText(text, hint);
  const zone = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState("");
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  const put = async (picked: File) => {
    if (picked.size > MAX_ATTACHMENT_BYTES) {
      setRefusal(`${picked.name} has ${renderSize(picked.size)}, more than can be sent as text.`);
      return;
    }
    setRefusal("");
    const content = await readFileContent(picked);
    const written = writeFileText(hint.encoding, content.mediaType, content.base64);
    rememberFileName(written, content.name);
    const [owner, index] = ownerOf(name);
    const changes =
      parentNode && owner
        ? fileChanges(parentNode, store.readDraft(owner), owner, index, content)
        : [{ name, draft: { state: "set" as const, text: written } }];
    store.change(`${content.name} added`, () => {
      for (const change of changes) store.apply(change.name, change.draft);
    });
    problems.touch(name);
    // The same content under another name changes no value.
    redraw();
    announce(`${content.name} added`);
    focusWithin(props.id);
  };
  /** The name that the request itself has for the file. */
  const givenName = () => {
    const [owner = ""] = ownerOf(name);
    const index = parentNode?.properties.findIndex((property) => property.name === hint.filename) ?? -1;
    return (index >= 0 && store.readDraft(propertyName(owner, index))?.text) || undefined;
  };
  const takes = (files: readonly File[]) => files.find((picked) => acceptScore(hint.accept, mediaTypeOf(picked)) > 0);
  const receive = useEffectEvent((files: File[]) => {
    const [picked] = files;
    if (picked) void put(takes(files) ?? picked);
  });
  useEffect(() => {
    const element = zone.current;
    return element
      ? listenForFiles(element, { findZone: () => element, onFiles: (files) => receive(files) })
      : undefined;
  }, []);
  const choose = () => pickFiles(hint.accept, false, ([picked]) => picked && void put(picked));

  return (
    <div
      ref={zone}
      className="rounded-md data-file-over:outline-2 data-file-over:outline-accent data-file-over:outline-dashed"
    >
      {file ? (
        <FileCard
          key={`${text.length} ${text.slice(-64)}`}
          id={props.id}
          labelId={props.labelId}
          describedBy={props.describedBy}
          {...file}
          mediaType={file.mediaType || guessType(hint)}
          name={file.name ?? fileNameOf(text) ?? givenName()}
          getContent={() =>
            file.isMissing ? undefined : contentOf(text, { ...file, mediaType: file.mediaType || guessType(hint) })
          }
          onReplace={choose}
          onRemove={() => {
            const remove = () => store.apply(name, { state: "set", text: "", blank: true });
            store.change("file removed", remove, { isLoss: true });
            problems.touch(name);
            announce("File removed");
            focusWithin(props.id);
          }}
        />
      ) : (
        <div className="flex items-start gap-1.5">
          <div className="min-w-0 flex-1">
            <AddressText {...props} isAddress={hint.encoding === "data-url"} />
          </div>
          <Button className="px-2.5" aria-describedby={props.labelId} onClick={choose}>
            <Icon name="paperclip" className="icon-3.5" />
            Choose file
          </Button>
        </div>
      )}
      {refusal ? (
        <p role="alert" className="pt-0.5 text-danger text-xs">
          {refusal}
        </p>
      ) : null}
    </div>
  );
}

function AddressText({ isAddress, ...props }: KindProps<StringField> & { isAddress: boolean }) {
  const { store } = useFormStores();
  const textProps = useTextProps(props);
  const hint = fileHintOf(props.node) ?? ANY_FILE;
  return (
    <GrowingText
      name={props.name}
      {...textProps}
      placeholder={textProps.placeholder || (isAddress ? "https://… or a file" : "base64 or a file")}
      onPaste={(event) => {
        // Megabytes must never get into a text box.
        const pasted = event.clipboardData.getData("text/plain").trim();
        if (describeFileText(pasted, hint)) {
          event.preventDefault();
          store.change("file pasted", () => store.apply(props.name, { state: "set", text: pasted }));
        }
      }}
    />
  );
}

/** The draft around a property's draft, and the position of the property. */
function ownerOf(name: string): [owner: string | undefined, index: number] {
  const step = /^(.*)\.parts\.p(\d+)$/.exec(name);
  return [step?.[1], Number(step?.[2])];
}

/** Bare base64 does not say what it is; what its field takes is near enough for a player. */
function guessType({ accept }: FileHint): string {
  const [first = ""] = accept.split(",");
  return first.trim() === "*/*" ? "" : first.trim();
}

function contentOf(text: string, { mediaType, sizeBytes }: { mediaType: string; sizeBytes: number }): Blob | undefined {
  if (sizeBytes > MAX_PREVIEW_BYTES || !/^(image|audio|video)\//.test(mediaType)) return undefined;
  try {
    const binary = atob(base64Of(text));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return new Blob([bytes], mediaType.includes("*") ? {} : { type: mediaType });
  } catch {
    // Not base64 after all: there is nothing to show, but it is sent as it is.
    return undefined;
  }
}
