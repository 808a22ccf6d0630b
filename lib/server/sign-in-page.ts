/**
 * A page of its own, without script and without any other file, because nothing else may be served yet. The form goes
 * to the address that was asked for, so that a request link, whose content is in the fragment, survives signing in.
 */
export function renderSignIn(nonce: string, problem: string | undefined): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in · API Playground</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; }
form { width: min(20rem, calc(100vw - 3rem)); display: grid; gap: 0.75rem; }
h1 { margin: 0; font-size: 1.125rem; }
p { margin: 0; opacity: 0.8; }
label { display: grid; gap: 0.25rem; font-weight: 500; }
input, button { font: inherit; padding: 0.5rem 0.75rem; border-radius: 0.375rem; border: 1px solid #8888; }
button { font-weight: 600; cursor: pointer; }
[role="alert"] { color: light-dark(#b42318, #ff8a80); opacity: 1; }
</style>
</head>
<body>
<form method="post">
<h1>Sign in</h1>
<p>This playground is private. Its operator has the password.</p>
<label>Password <input type="password" name="password" required autofocus autocomplete="current-password"></label>
${problem === undefined ? "" : `<p role="alert">${problem}</p>`}
<button>Sign in</button>
</form>
</body>
</html>
`;
}
