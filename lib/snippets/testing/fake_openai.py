"""Stands in for the `openai` package where it is not installed: the same names, arguments and order of the body.

Like the package it writes JSON as UTF-8, raises for an error status and for an error in the middle of a stream, and
knows no other keyword than the parameters of its methods.
"""

import json
import os
import urllib.error
import urllib.request

with open(os.environ["FAKE_OPENAI_METHODS"], encoding="utf-8") as file:
    METHODS = json.load(file)

DECLARED = {"choices", "delta", "content", "text", "type", "response", "error", "usage"}


class APIError(Exception):
    pass


class Model:
    def __init__(self, values):
        self._values = values

    def __getattr__(self, name):
        if name in self._values:
            return wrap(self._values[name])
        if name in DECLARED:
            return None
        raise AttributeError(name)

    def to_json(self):
        return json.dumps(self._values, indent=2, ensure_ascii=False)


def wrap(value):
    if isinstance(value, dict):
        return Model(value)
    return [wrap(item) for item in value] if isinstance(value, list) else value


class Node:
    """One step of `client.chat.completions.create`."""

    def __init__(self, client, name):
        self._client, self._name = client, name

    def __getattr__(self, step):
        return Node(self._client, f"{self._name}.{step}")

    def __call__(self, *, extra_body=None, extra_headers=None, **members):
        method = METHODS[self._name]
        unknown = [name for name in members if name not in method["members"]]
        if unknown:
            raise TypeError(f"{self._name}() got an unexpected keyword argument {unknown[0]!r}")
        body = {name: members[name] for name in method["members"] if name in members}
        response = self._client._send("POST", method["path"], {**body, **(extra_body or {})}, extra_headers)
        return events(response) if members.get("stream") else Model(json.load(response))


class OpenAI:
    def __init__(self, *, base_url, api_key, max_retries):
        self._base_url, self._api_key = base_url.rstrip("/"), api_key
        assert max_retries == 0

    def __getattr__(self, name):
        if name in ("get", "post", "put", "patch", "delete"):
            return lambda path, **arguments: self._raw(name.upper(), path, **arguments)
        return Node(self, name)

    def _raw(self, method, path, *, cast_to, body=None, options={}):
        assert cast_to is object
        return json.load(self._send(method, path, body, options.get("headers")))

    def _send(self, method, path, body, extra_headers):
        data = None if body is None else json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        headers = {"Authorization": f"Bearer {self._api_key}", "Accept": "application/json"}
        if data is not None:
            headers["Content-Type"] = "application/json"
        headers.update(extra_headers or {})
        request = urllib.request.Request(self._base_url + path, data, headers, method=method)
        try:
            return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)
        except urllib.error.HTTPError as error:
            raise APIError(f"Error code: {error.code} - {error.read().decode()}") from None


def events(response):
    event, data = None, []
    for line in lines(response):
        if line == b"":
            if data:
                text = b"\n".join(data)
                if text == b"[DONE]":
                    return
                values = json.loads(text)
                if event == "error" or (isinstance(values, dict) and values.get("error")):
                    raise APIError(json.dumps(values.get("error") or values))
                yield Model(values)
            event, data = None, []
        elif line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
        elif line.startswith(b"event:"):
            event = line[6:].strip().decode()


def lines(response):
    buffer = b""
    while piece := response.read1(7):
        *complete, buffer = (buffer + piece).replace(b"\r\n", b"\n").split(b"\n")
        yield from (line.rstrip(b"\r") for line in complete)
    yield buffer
    yield b""
