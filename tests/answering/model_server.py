"""A language model server on this machine that plays what it is told, in two dialects.

A play is a function that gets the request and writes the reply; each request takes the next one,
the last play is repeated.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


class Dialect:
    """How one kind of server writes pieces, endings and errors."""

    kind = "openai"
    base = "/v1"

    def piece(self, text: str) -> bytes:
        return self._event({"choices": [{"index": 0, "delta": {"content": text}}]})

    def ending(self, reason: str, prompt: int, reply: int) -> bytes:
        choice = {"index": 0, "delta": {}, "finish_reason": reason}
        usage = {
            "prompt_tokens": prompt,
            "completion_tokens": reply,
            "total_tokens": prompt + reply,
        }
        last = self._event({"choices": [choice]}) + self._event({"choices": [], "usage": usage})
        return last + b"data: [DONE]\n\n"

    def bound(self, body: Json) -> int:
        return int(body["max_tokens"])

    def error(self, message: str) -> bytes:
        return json.dumps({"error": {"message": message, "code": None}}).encode()

    def error_within(self, message: str) -> bytes:
        return b"data: " + self.error(message) + b"\n\n"

    def _event(self, content: Json) -> bytes:
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        return b"data: " + json.dumps({**head, **content}).encode() + b"\n\n"


class OllamaDialect(Dialect):
    """One JSON object a line."""

    kind = "ollama"
    base = ""

    def piece(self, text: str) -> bytes:
        return self._line({"message": {"role": "assistant", "content": text}, "done": False})

    def ending(self, reason: str, prompt: int, reply: int) -> bytes:
        done = {"done": True, "done_reason": reason, "prompt_eval_count": prompt}
        empty = {"role": "assistant", "content": ""}
        return self._line({"message": empty, **done, "eval_count": reply})

    def bound(self, body: Json) -> int:
        return int(body["options"]["num_predict"])

    def error(self, message: str) -> bytes:
        return json.dumps({"error": message}).encode()

    def error_within(self, message: str) -> bytes:
        return self.error(message) + b"\n"

    def _line(self, content: Json) -> bytes:
        head = {"model": "m", "created_at": "2026-01-01T00:00:00Z"}
        return json.dumps({**head, **content}).encode() + b"\n"


DIALECTS = [Dialect(), OllamaDialect()]


@dataclass
class Exchange:
    """A request, and the way to answer it in the dialect of the server."""

    dialect: Dialect
    handler: BaseHTTPRequestHandler
    body: Json
    chunked: bool = True

    def begin(self, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Connection", "close")
        if self.chunked:
            self.handler.send_header("Transfer-Encoding", "chunked")
        self.handler.end_headers()

    def write(self, content: bytes) -> None:
        if self.chunked:
            content = f"{len(content):x}\r\n".encode() + content + b"\r\n"
        self.handler.wfile.write(content)

    def end(self) -> None:
        if self.chunked:
            self.handler.wfile.write(b"0\r\n\r\n")


Play = Callable[[Exchange], None]


def says(*pieces: str, pause_s: float = 0.0, reason: str = "stop", chunked: bool = True) -> Play:
    """The pieces, as many as were asked for, and a proper end."""

    def play(to: Exchange) -> None:
        to.chunked = chunked
        to.begin()
        sent = pieces[: to.dialect.bound(to.body)]
        for piece in sent:
            to.write(to.dialect.piece(piece))
            time.sleep(pause_s)
        to.write(to.dialect.ending(reason, 11, len(sent)))
        to.end()

    return play


def breaks_off(*pieces: str, how: str = "closed") -> Play:
    """The pieces and no end: `closed`, `reset`, or `unnoticed` where no length was announced."""

    def play(to: Exchange) -> None:
        to.chunked = how != "unnoticed"
        to.begin()
        for piece in pieces:
            to.write(to.dialect.piece(piece))
        if how == "reset":
            linger = struct.pack("ii", 1, 0)
            to.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            to.handler.connection.close()

    return play


def errs(*pieces: str, message: str = "out of memory") -> Play:
    """The pieces, then an error where a piece should be."""

    def play(to: Exchange) -> None:
        to.begin()
        for piece in pieces:
            to.write(to.dialect.piece(piece))
        to.write(to.dialect.error_within(message))
        to.end()

    return play


def refuses(status: int, message: str = "no", **headers: str) -> Play:
    """A status and an error in the body."""

    def play(to: Exchange) -> None:
        to.begin(status, **headers)
        to.write(to.dialect.error(message))
        to.end()

    return play


def sends(content: bytes) -> Play:
    """Whatever it is, as the whole reply."""

    def play(to: Exchange) -> None:
        to.begin()
        if content:
            to.write(content)
        to.end()

    return play


def waits(go: threading.Event, first: str, *rest: str) -> Play:
    """A piece, and the others only after a sign."""

    def play(to: Exchange) -> None:
        to.begin()
        to.write(to.dialect.piece(first))
        go.wait(30)
        for piece in rest:
            to.write(to.dialect.piece(piece))
        to.write(to.dialect.ending("stop", 11, len(rest) + 1))
        to.end()

    return play


def stays_silent(after: Sequence[str] = (), sign_of_life: bytes = b"") -> Play:
    """The pieces, then nothing more of use until the client has left."""

    def play(to: Exchange) -> None:
        to.begin()
        for piece in after:
            to.write(to.dialect.piece(piece))
        for _ in range(400):
            time.sleep(0.05)
            if sign_of_life:
                to.write(sign_of_life)
            elif _left(to.handler.connection):
                raise ConnectionAbortedError("the client has left")

    return play


def _left(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    finally:
        connection.setblocking(True)


@dataclass
class ModelServer:
    """What is played, and what was asked; `left` counts clients that hung up before the end."""

    dialect: Dialect
    url: str = ""
    plays: list[Play] = field(default_factory=lambda: [says("党费", "按月", "交。")])
    told: Json = field(default_factory=dict)  # what it tells about its models
    asked: list[Json] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    left: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def takes_up(self) -> Play:
        return self.plays.pop(0) if len(self.plays) > 1 else self.plays[0]


@contextmanager
def model_server(dialect: Dialect) -> Iterator[ModelServer]:
    """A server that is gone afterwards."""
    state = ModelServer(dialect)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._tell()

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.headers.append({name.lower(): value for name, value in self.headers.items()})
            state.paths.append(self.path)
            self.close_connection = True
            if self.path.endswith("/api/show"):
                self._tell()
                return
            state.asked.append(body)
            try:
                state.takes_up()(Exchange(state.dialect, self, body))
            except OSError:
                state.left.release()

        def _tell(self) -> None:
            content = json.dumps(state.told).encode()
            self.send_response(200 if state.told else 404)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                state.left.release()

        def log_message(self, *arguments: object) -> None:
            """Silent."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.05,))
    thread.start()
    state.url = f"http://127.0.0.1:{http.server_port}{dialect.base}"
    try:
        yield state
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
