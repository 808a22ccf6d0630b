"use client";

import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from "react";
import {
  type CredentialStore,
  createCredentialStore,
  noCredentials,
  type StoredCredentials,
} from "@/lib/browser/credential";
import type { NavigationGroup } from "@/lib/openapi/navigation";
import type { ApiServer, DocumentHints, SecurityScheme } from "@/lib/openapi/operation";
import { chooseAlternative } from "@/lib/request/authorization";

export interface ExplorerSettings {
  groups: NavigationGroup[];
  servers: ApiServer[];
  hints: DocumentHints;
  /** Host that the credentials belong to. */
  credentialScope: string;
  /** Whether the server keeps encrypted requests for short links. */
  shortLinks: boolean;
}

interface ExplorerContextValue extends ExplorerSettings {
  credentials: CredentialStore;
  chosenServerId: string | null;
  chooseServer: (id: string) => void;
  /** Key of the way to identify oneself that the person prefers wherever it is offered. */
  preferredAlternative: string | undefined;
  preferAlternative: (key: string) => void;
}

const ExplorerContext = createContext<ExplorerContextValue | null>(null);

/** What stays the same while operations are switched: servers, the chosen one, the credentials. */
export function ExplorerProvider({ settings, children }: { settings: ExplorerSettings; children: ReactNode }) {
  const [credentials] = useState(() => createCredentialStore(settings.credentialScope));
  const [chosenServerId, chooseServer] = useState<string | null>(null);
  const [preferredAlternative, preferAlternative] = useState<string | undefined>(undefined);
  const value = useMemo(
    () => ({ ...settings, credentials, chosenServerId, chooseServer, preferredAlternative, preferAlternative }),
    [settings, credentials, chosenServerId, preferredAlternative],
  );
  return <ExplorerContext value={value}>{children}</ExplorerContext>;
}

export function useExplorer(): ExplorerContextValue {
  const value = useContext(ExplorerContext);
  if (!value) throw new Error("useExplorer is used outside of ExplorerProvider");
  return value;
}

export function useCredentials(): StoredCredentials {
  const { credentials } = useExplorer();
  return useSyncExternalStore(credentials.subscribe, credentials.get, () => noCredentials);
}

/** The schemes that a request of an operation with this `security` is sent with. */
export function useChosenSchemes(security: SecurityScheme[][]): SecurityScheme[] {
  const { preferredAlternative } = useExplorer();
  const { values } = useCredentials();
  return useMemo(
    () => chooseAlternative(security, values, preferredAlternative),
    [security, values, preferredAlternative],
  );
}

/** The server requests go to: the chosen one, else the API itself once there is a credential, else the demo server. */
export function useServer(): ApiServer {
  const { servers, chosenServerId } = useExplorer();
  const { values } = useCredentials();
  const chosen = servers.find((server) => server.id === chosenServerId);
  const fallback = servers.find((server) => server.isDemo === (values.size === 0)) ?? servers[0];
  const server = chosen ?? fallback;
  if (!server) throw new Error("The list of servers is empty");
  return server;
}
