"""Keeps the page to itself: response headers, host check, closed routes, clean template.

Gradio's index template names gradio.app and GitHub in its social-media tags, and parts of its
front end that this page never opens know addresses of Hugging Face. The tags are taken out of the
template here, and the Content-Security-Policy forbids the browser every other origin, so that
nothing can leave the machine even if a later Gradio adds a request.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Gradio puts its configuration and our script inline and compiles templates, hence 'unsafe-…';
# neither matters while every text of a document or user is escaped before it becomes HTML.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
]
# Uploads, Gradio's proxy to hosted apps, its API description: the page uses none of them.
_CLOSED = re.compile(
    r"^/+(?:gradio_api/)?(?:proxy=|file=|(?:upload|info|openapi|docs|mcp|runs|monitoring|stream)\b)"
)
_SOCIAL_TAG = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')
_ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\' '
    "viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23a6201a'/%3E"
    "%3Cpath d='M9 8h14v4H9zm0 7h14v3H9zm0 6h9v3H9z' fill='white'/%3E%3C/svg%3E\">"
)
_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


class Guard:
    """An ASGI layer around the page. On a loopback `host`, requests for other names are refused."""

    def __init__(self, app: App, host: str) -> None:
        self._app = app
        self._loopback_only = _is_loopback(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._loopback_only and _host_name(scope) not in _LOOPBACK:
            # A page elsewhere may point its own name at this machine to read the library.
            await _refuse(send, 403, "只能用 127.0.0.1 或 localhost 打开党务助手。")
        elif _CLOSED.match(scope["path"]):
            await _refuse(send, 404, "没有这个地址。")
        elif scope["path"] == "/":
            await self._app(_uncompressed(scope), receive, _Template(send))
        else:
            await self._app(scope, receive, _with_headers(send))


class _Template:
    """Collects the index page and sends it on without the tags that name other hosts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = clean_template(self._body.decode("utf-8")).encode("utf-8")
        kept = [h for h in self._start["headers"] if h[0].lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**self._start, "headers": [*kept, length, *_HEADERS]})
        await self._send({"type": "http.response.body", "body": body})


def clean_template(page: str) -> str:
    """Gradio's index page in Chinese, with our icon, without social-media tags and manifest."""
    page = _SOCIAL_TAG.sub("", page).replace('<html\n\tlang="en"', '<html\n\tlang="zh-CN"', 1)
    return page.replace('<link rel="manifest" href="/manifest.json" />', _ICON, 1)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *_HEADERS]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


def _uncompressed(scope: Scope) -> Scope:
    headers = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


def _host_name(scope: Scope) -> str:
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    return re.sub(r":\d+$", "", host.decode("latin-1")).lower()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
