import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ReceivedRequest, recordRequest } from "./echo-server";

export interface TlsServer {
  /** Variables under which curl, Node and Python reach this server by the host's name and trust its certificate. */
  environment: Record<string, string>;
  /** What arrived since the last call. */
  take(): ReceivedRequest[];
  close(): Promise<void>;
}

/**
 * A loopback server that stands for `host` on port 443: with a certificate of a throw-away authority, and with settings
 * that lead connections to the host here. Code runs against it without a changed character and without privileges.
 */
export async function startTlsServer(host: string): Promise<TlsServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "snippets-tls-"));
  const file = (name: string) => path.join(folder, name);
  createCertificates(folder, host);
  const received: ReceivedRequest[] = [];
  const options = { key: await readFile(file("server.key")), cert: await readFile(file("server.pem")) };
  const server = createServer(options, (request, response) => {
    void recordRequest(request).then((record) => {
      received.push(record);
      response.setHeader("content-type", "application/json");
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await writeFile(
    file(".curlrc"),
    `connect-to = "${host}:443:127.0.0.1:${port}"\ncacert = "${file("authority.pem")}"\n`,
  );
  await writeFile(file("redirect.mjs"), nodeRedirect(host, port));
  await writeFile(file("sitecustomize.py"), pythonRedirect(host, port));
  return {
    environment: {
      CURL_HOME: folder,
      NODE_EXTRA_CA_CERTS: file("authority.pem"),
      NODE_OPTIONS: `--import ${file("redirect.mjs")}`,
      PYTHONPATH: folder,
      REQUESTS_CA_BUNDLE: file("authority.pem"),
      SSL_CERT_FILE: file("authority.pem"),
    },
    take: () => received.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function createCertificates(folder: string, host: string): void {
  const openssl = (...parts: string[]) => execFileSync("openssl", parts, { cwd: folder, stdio: "ignore" });
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...fresh,
    "-keyout",
    "authority.key",
    "-out",
    "authority.pem",
    "-days",
    "2",
    "-subj",
    "/CN=Test authority",
  );
  openssl(
    "req",
    ...fresh,
    "-keyout",
    "server.key",
    "-out",
    "server.csr",
    "-subj",
    `/CN=${host}`,
    "-addext",
    `subjectAltName=DNS:${host}`,
  );
  openssl(
    ...["x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial"],
    ...["-out", "server.pem", "-days", "2", "-copy_extensions", "copy"],
  );
}

/** `fetch` connects by name to port 443. */
function nodeRedirect(host: string, port: number): string {
  return `import tls from "node:tls";
const connect = tls.connect;
tls.connect = (options, ...others) => {
  if (options?.host !== ${JSON.stringify(host)}) return connect(options, ...others);
  return connect({ ...options, host: "127.0.0.1", port: ${port}, servername: options.host }, ...others);
};
`;
}

function pythonRedirect(host: string, port: number): string {
  return `import socket
find = socket.getaddrinfo
def redirect(host, port, *others, **named):
    if host in (${JSON.stringify(host)}, b${JSON.stringify(host)}):
        return find("127.0.0.1", ${port}, *others, **named)
    return find(host, port, *others, **named)
socket.getaddrinfo = redirect
`;
}
