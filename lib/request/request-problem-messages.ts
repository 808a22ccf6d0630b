/** What is said of each thing that keeps a request from being sent as its values say. */
export const requestProblemMessages = {
  "path-missing": "Needed to fill the path.",
  "path-empty": "An empty value leaves a gap in the path, so another address would be asked.",
  "path-dots": "A path value of only dots means “this folder” or “up”; clients rewrite the path before sending.",
  "path-refused":
    "The playground passes no slash, backslash or control character on in a path value. The copied code sends it.",
  "header-name": "Not a header name: only letters, digits and !#$%&'*+-.^_`|~ are allowed. It is not sent.",
  "header-value":
    "Only printable ASCII characters can be sent in a header the same way by every client. This header is not sent.",
  "header-reserved": "Set by the connection or by the API key field. A value given here is not sent.",
  "header-undeclared":
    "The API description does not name this, so the playground does not pass it on. The copied code sends it.",
  "body-method": "A GET or HEAD request cannot carry a body. The body is not sent.",
  "method-browser": "Browsers do not send TRACE requests. The copied code does.",
} as const;

export type RequestProblemCode = keyof typeof requestProblemMessages;
