"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useRef } from "react";
import { Input } from "@/components/ui/input";
import type { FileField as FileNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { focusWithin } from "./focus";
import { useDraftFile, useFormStores } from "./form-context";

const FileCard = lazy(() => import("./file-card").then((module) => ({ default: module.FileCard })));

/** A file picked, dropped or pasted here. It stays in the browser until the request is sent. */
export function FileField({ node, name, id, labelId, describedBy, invalid, required }: KindProps<FileNode>) {
  const { store, problems } = useFormStores();
  const file = useDraftFile(name);
  const zone = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const put = (picked: File | null) => {
    store.change(picked ? "file chosen" : "file taken out", () => {
      store.write(`${name}.file`, picked);
      store.markSet(name);
    });
    problems.touch(name);
  };
  const receive = useEffectEvent((files: File[]) => put(files[0] ?? null));
  useEffect(() => {
    const element = zone.current;
    let end: (() => void) | undefined;
    let isGone = false;
    void import("./file-drop").then(({ listenForFiles }) => {
      if (element && !isGone) {
        end = listenForFiles(element, { findZone: () => element, onFiles: (files) => receive(files) });
      }
    });
    return () => {
      isGone = true;
      end?.();
    };
  }, []);
  return (
    <div
      ref={zone}
      className="rounded-md data-file-over:outline-2 data-file-over:outline-accent data-file-over:outline-dashed"
    >
      <Input
        ref={input}
        id={file ? undefined : id}
        type="file"
        hidden={file !== null}
        accept={node.accept}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        onChange={(event) => put(event.target.files?.[0] ?? null)}
        className="h-auto py-1 file:mr-2 file:rounded file:border-0 file:bg-hover file:px-2 file:py-0.5 file:text-ink file:text-xs"
      />
      {file ? (
        <Suspense>
          <FileCard
            key={`${file.name} ${file.size} ${file.lastModified}`}
            id={id}
            labelId={labelId}
            describedBy={describedBy}
            name={file.name}
            mediaType={file.type}
            sizeBytes={file.size}
            getContent={() => file}
            onReplace={() => input.current?.click()}
            onRemove={() => {
              if (input.current) input.current.value = "";
              put(null);
              focusWithin(id);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
