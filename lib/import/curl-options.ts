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
  /** Takes parts of the request from somewhere that is not in the command, or works them out itself. */
  | "refuse"
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
    "-o --output -w --write-out -m --max-time -x --proxy -U --proxy-user -E --cert -c --cookie-jar -C " +
    "--continue-at -D --dump-header -r --range -t --telnet-option -y --speed-time -Y --speed-limit -z --time-cond -P " +
    "--ftp-port -Q --quote --abstract-unix-socket --alt-svc --cacert --capath --cert-type --ciphers " +
    "--connect-timeout --connect-to --create-file-mode --crlfile --curves --delegation --dns-interface --dns-ipv4-addr " +
    "--dns-ipv6-addr --dns-servers --doh-url --ech --egd-file --engine --etag-compare --etag-save --expect100-timeout " +
    "--ftp-account --ftp-alternative-to-user --ftp-method --ftp-ssl-ccc-mode --happy-eyeballs-timeout-ms " +
    "--haproxy-clientip --hostpubmd5 --hostpubsha256 --hsts --interface --ip-tos --ipfs-gateway --keepalive-cnt " +
    "--keepalive-time --key --key-type --krb --libcurl --limit-rate --local-port --login-options --mail-auth --mail-from " +
    "--mail-rcpt --max-filesize --max-redirs --netrc-file --noproxy --output-dir --parallel-max --pass --pinnedpubkey " +
    "--preproxy --proto --proto-default --proto-redir --proxy-cacert --proxy-capath --proxy-cert --proxy-cert-type " +
    "--proxy-ciphers --proxy-crlfile --proxy-header --proxy-key --proxy-key-type --proxy-pass --proxy-pinnedpubkey " +
    "--proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype --proxy-tlspassword --proxy-tlsuser --proxy1.0 " +
    "--pubkey --random-file --rate --resolve --retry --retry-delay --retry-max-time --sasl-authzid " +
    "--service-name --socks4 --socks4a --socks5 --socks5-gssapi-service --socks5-hostname --speed-limit --speed-time " +
    "--stderr --tftp-blksize --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --trace --trace-ascii " +
    "--trace-config --unix-socket --vlan-priority --sigalgs --knownhosts --upload-flags",
  refuse:
    "-K --config --variable --aws-sigv4 --request-target --expand-data --expand-data-raw --expand-data-binary " +
    "--expand-data-urlencode --expand-form --expand-form-string --expand-header --expand-json --expand-request --expand-url " +
    "--expand-url-query --expand-user --expand-cookie --expand-oauth2-bearer --expand-user-agent --expand-referer",
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

export interface CurlOption {
  action: CurlAction;
  /** The next word, or the rest of this one, belongs to it. */
  takesValue: boolean;
  /** The value of `--name=value`, which curl itself does not take. */
  value?: string;
}

/** What an option such as `-d` or `--data` does. Options that are not known take no value and change nothing. */
export function findCurlOption(word: string): CurlOption {
  const [, name = word, value] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
  const action = actions.get(name) ?? "ignore";
  return { action, takesValue: action in valueActions, ...(value !== undefined && { value }) };
}
