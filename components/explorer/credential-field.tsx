"use client";

import { useId, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { Input } from "@/components/ui/input";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { describePlace, joinLogin, nameScheme, splitLogin } from "./credential-words";

export interface CredentialFieldProps {
  scheme: SecurityScheme;
  /** Another field of the same kind stands beside it. */
  isOneOfSeveral: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** Where the credential of one security scheme is typed. */
export function CredentialField({ scheme, isOneOfSeveral, value, onChange }: CredentialFieldProps) {
  switch (scheme.kind) {
    case "bearer":
    case "apiKey":
      return (
        <SecretInput
          label={isOneOfSeveral ? `API key ${scheme.kind === "apiKey" ? scheme.parameter : scheme.name}` : "API key"}
          hint={describePlace(scheme)}
          noun="key"
          placeholder="Paste your key to call the real API"
          value={value}
          onChange={(text) => onChange(text.trim())}
        />
      );
    case "basic": {
      const login = splitLogin(value);
      return (
        <div className="flex flex-wrap gap-2">
          <TextInput
            label="User name"
            value={login.user}
            onChange={(user) => onChange(joinLogin({ ...login, user }))}
          />
          <SecretInput
            label="Password"
            noun="password"
            hint={describePlace(scheme)}
            value={login.password}
            onChange={(password) => onChange(joinLogin({ ...login, password }))}
          />
        </div>
      );
    }
    case "unsupported":
      return (
        <p className="text-ink-muted text-xs">
          {nameScheme(scheme)} cannot be added to a request from here. Requests are sent without it.
        </p>
      );
  }
}

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Not password fields: browsers would offer to save them as a login. Secrets are masked by CSS instead. */
const plainInput = {
  type: "text",
  autoComplete: "off",
  autoCapitalize: "off",
  autoCorrect: "off",
  spellCheck: false,
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

function TextInput({ label, value, onChange }: TextInputProps) {
  const id = useId();
  return (
    <div className="min-w-40 flex-1">
      <label htmlFor={id} className="block pb-1 font-medium text-[0.8125rem]">
        {label}
      </label>
      <Input
        {...plainInput}
        id={id}
        className="font-mono"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface SecretInputProps extends TextInputProps {
  /** What it is, for the button that shows it. */
  noun: string;
  hint: string;
  placeholder?: string;
}

function SecretInput({ label, value, onChange, noun, hint, placeholder }: SecretInputProps) {
  const [visible, setVisible] = useState(false);
  const id = useId();
  return (
    <div className="min-w-40 flex-1">
      <div className="flex items-baseline gap-2 pb-1">
        <label htmlFor={id} className="shrink-0 font-medium text-[0.8125rem]">
          {label}
        </label>
        <code id={`${id}-place`} className="truncate font-mono text-2xs text-ink-faint">
          {hint}
        </code>
      </div>
      <div className="flex items-center gap-1.5">
        <Input
          {...plainInput}
          id={id}
          aria-describedby={`${id}-place`}
          className={cn("font-mono", visible || "masked")}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <IconButton label={`${visible ? "Hide" : "Show"} ${noun}`} size="md" onClick={() => setVisible(!visible)}>
          {visible ? <Icon name="eye-off" className="icon-4" /> : <Icon name="eye" className="icon-4" />}
        </IconButton>
      </div>
    </div>
  );
}
