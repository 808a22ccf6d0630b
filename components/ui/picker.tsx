"use client";

import { lazy, Suspense, useState } from "react";
import { buttonClass } from "./button";
import { Icon } from "./icon/icon";

const loadPopup = () => import("./picker-popup");
const PickerPopup = lazy(() => loadPopup().then((module) => ({ default: module.PickerPopup })));

export interface PickerProps {
  choices: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  id?: string;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
}

export const pickerClass = buttonClass("secondary", "sm", "min-w-32 max-w-full justify-between");

/** One choice out of many, found by typing. The list's code is loaded when the picker is first pointed at or used. */
export function Picker(props: PickerProps) {
  const [isUsed, setIsUsed] = useState(false);
  const chosen = props.choices.find((choice) => choice.value === props.value);
  const placeholder = (
    <button
      type="button"
      id={props.id}
      role="combobox"
      aria-expanded="false"
      aria-haspopup="dialog"
      aria-controls={undefined}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onPointerEnter={() => void loadPopup()}
      onFocus={() => void loadPopup()}
      onClick={() => setIsUsed(true)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") setIsUsed(true);
      }}
      className={pickerClass}
    >
      <span className="truncate">{chosen?.label ?? props.placeholder}</span>
      <Icon name="chevron-down" className="icon-3.5 shrink-0 text-ink-faint" />
    </button>
  );
  return isUsed ? (
    <Suspense fallback={placeholder}>
      <PickerPopup {...props} opensAtOnce />
    </Suspense>
  ) : (
    placeholder
  );
}
