"use client";

import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from "react";
import { type Credential, type CredentialStore, createCredentialStore } from "@/lib/browser/credential";
import type { NavigationGroup } from "@/lib/openapi/navigation";
import type { ApiServer, DocumentHints } from "@/lib/openapi/operation";

export interface ExplorerSettings {
  groups: NavigationGroup[];
  servers: ApiServer[];
  hints: DocumentHints;
  /** Host that the credential belongs to. */
  credentialScope: string;
}

interface ExplorerContextValue extends ExplorerSettings {
  credentials: CredentialStore;
  chosenServerId: string | null;
  chooseServer: (id: string) => void;
}

const ExplorerContext = createContext<ExplorerContextValue | null>(null);

/** What stays the same while operations are switched: servers, the chosen one, the credential. */
export function ExplorerProvider({ settings, children }: { settings: ExplorerSettings; children: ReactNode }) {
  const [credentials] = useState(() => createCredentialStore(settings.credentialScope));
  const [chosenServerId, chooseServer] = useState<string | null>(null);
  const value = useMemo(
    () => ({ ...settings, credentials, chosenServerId, chooseServer }),
    [settings, credentials, chosenServerId],
  );
  return <ExplorerContext value={value}>{children}</ExplorerContext>;
}

export function useExplorer(): ExplorerContextValue {
  const value = useContext(ExplorerContext);
  if (!value) throw new Error("useExplorer is used outside of ExplorerProvider");
  return value;
}

const noCredential: Credential = { value: "", remembered: false };

export function useCredential(): Credential {
  const { credentials } = useExplorer();
  return useSyncExternalStore(credentials.subscribe, credentials.get, () => noCredential);
}

/** The server requests go to: the chosen one, else the API itself once there is a key, else the demo server. */
export function useServer(): ApiServer {
  const { servers, chosenServerId } = useExplorer();
  const { value } = useCredential();
  const chosen = servers.find((server) => server.id === chosenServerId);
  const fallback = servers.find((server) => server.isDemo === (value === "")) ?? servers[0];
  const server = chosen ?? fallback;
  if (!server) throw new Error("The list of servers is empty");
  return server;
}
