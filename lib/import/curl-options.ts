/**
 * What each option of curl takes, so that a value is never mistaken for the address. Options that do not change the
 * request itself are read and left alone.
 */
export type CurlAction =
  | "method"
  | "url"
  | "urlQuery"
  | "data"
  | "dataRaw"
  | "dataBinary"
  | "dataUrlencode"
  | "json"
  | "form"
  | "formString"
  | "get"
  | "head"
  | "header"
  | "user"
  | "bearer"
  | "cookie"
  | "agent"
  | "referer"
  | "upload"
  | "next"
  /** Takes a value that has nothing to do with the request itself. */
  | "ignoreValue"
  | "ignore";

const valueActions: Partial<Record<CurlAction, string>> = {
  method: "-X --request",
  url: "--url",
  urlQuery: "--url-query",
  data: "-d --data --data-ascii",
  dataRaw: "--data-raw",
  dataBinary: "--data-binary",
  dataUrlencode: "--data-urlencode",
  json: "--json",
  form: "-F --form",
  formString: "--form-string",
  header: "-H --header",
  user: "-u --user",
  bearer: "--oauth2-bearer",
  cookie: "-b --cookie",
  agent: "-A --user-agent",
  referer: "-e --referer",
  upload: "-T --upload-file",
  ignoreValue:
    "-o --output -w --write-out -m --max-time -x --proxy -U --proxy-user -E --cert -K --config -c --cookie-jar -C " +
    "--continue-at -D --dump-header -r --range -t --telnet-option -y --speed-time -Y --speed-limit -z --time-cond -P " +
    "--ftp-port -Q --quote --abstract-unix-socket --alt-svc --aws-sigv4 --cacert --capath --cert-type --ciphers " +
    "--connect-timeout --connect-to --create-file-mode --crlfile --curves --delegation --dns-interface --dns-ipv4-addr " +
    "--dns-ipv6-addr --dns-servers --doh-url --ech --egd-file --engine --etag-compare --etag-save --expect100-timeout " +
    "--ftp-account --ftp-alternative-to-user --ftp-method --ftp-ssl-ccc-mode --happy-eyeballs-timeout-ms " +
    "--haproxy-clientip --hostpubmd5 --hostpubsha256 --hsts --interface --ip-tos --ipfs-gateway --keepalive-cnt " +
    "--keepalive-time --key --key-type --krb --libcurl --limit-rate --local-port --login-options --mail-auth --mail-from " +
    "--mail-rcpt --max-filesize --max-redirs --netrc-file --noproxy --output-dir --parallel-max --pass --pinnedpubkey " +
    "--preproxy --proto --proto-default --proto-redir --proxy-cacert --proxy-capath --proxy-cert --proxy-cert-type " +
    "--proxy-ciphers --proxy-crlfile --proxy-header --proxy-key --proxy-key-type --proxy-pass --proxy-pinnedpubkey " +
    "--proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype --proxy-tlspassword --proxy-tlsuser --proxy1.0 " +
    "--pubkey --random-file --rate --request-target --resolve --retry --retry-delay --retry-max-time --sasl-authzid " +
    "--service-name --socks4 --socks4a --socks5 --socks5-gssapi-service --socks5-hostname --speed-limit --speed-time " +
    "--stderr --tftp-blksize --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --trace --trace-ascii " +
    "--trace-config --unix-socket --variable --vlan-priority",
};

const plainActions: Partial<Record<CurlAction, string>> = {
  get: "-G --get",
  head: "-I --head",
  next: "-: --next",
};

const actions = new Map<string, CurlAction>();
for (const table of [valueActions, plainActions]) {
  for (const [action, names] of Object.entries(table)) {
    for (const name of names.split(" ")) actions.set(name, action as CurlAction);
  }
}

/** What an option such as `-d` or `--data` does, and whether the next word (or the rest of this one) is its value. */
export function findCurlOption(name: string): { action: CurlAction; takesValue: boolean } {
  const action = actions.get(name) ?? "ignore";
  return { action, takesValue: action in valueActions };
}
