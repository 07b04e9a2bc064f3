"""A model server on loopback that writes an answer from the passages it is given.

It notes when the last piece of each answer's first sentence went out, the line's end included. What
it writes is taken from the passages with a word of its own before it, so that the check cannot pass
it as literal.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PASSAGE = re.compile(r'<资料 编号="(\d+)"[^>]*>\n(.*?)\n</资料>', re.S)
_SENTENCE = re.compile(r"[^。\n]{12,90}")
_SIGN = re.compile(r"^(?:第[零〇一二三四五六七八九十百]+条)?[\d.、（）()一二三四五六七八九十#\s|]+")
_SOURCE = re.compile(r"（[^（）]*《[^》]*》.*$")
_PIECE = 3  # characters
_PAUSE_S = 0.01  # a hundred pieces a second, as a fast endpoint writes


@dataclass
class Writer:
    """The server's address; of each answer the first sentence, and when it had gone out."""

    url: str = ""
    begun: list[tuple[str, float]] = field(default_factory=list)


def written(asked: str) -> tuple[str, str]:
    """The first sentence with its title and mark, and all that follows."""
    told = []
    for number, text in _PASSAGE.findall(asked):
        for found in _SENTENCE.findall(text):
            sentence = _SOURCE.sub("", _SIGN.sub("", found)).strip("；;，,：: ")
            if len(sentence) >= 10:
                told.append(f"按规定，{sentence}。[{number}]\n")
                break
    first, *rest = told or ["资料没有写。\n"]
    return f"结论\n{first}", "依据\n" + "".join(rest)


@contextmanager
def writing_server() -> Iterator[Writer]:
    """A server that lives as long as the block."""
    state = Writer()

    class Handler(BaseHTTPRequestHandler):
        """`/v1/chat/completions` in the OpenAI shape, streamed."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            first, rest = written(asked["messages"][-1]["content"])
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self._write(first)
            state.begun.append((first, time.perf_counter()))
            self._write(rest)
            self._send({}, "stop")
            usage = {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}
            self._event({"choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")

        def _write(self, text: str) -> None:
            for at in range(0, len(text), _PIECE):
                time.sleep(_PAUSE_S)
                self._send({"content": text[at : at + _PIECE]}, None)

        def _send(self, delta: dict[str, str], ending: str | None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": ending}
            self._event({"choices": [choice]})

        def _event(self, told: dict[str, object]) -> None:
            head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
            self.wfile.write(b"data: " + json.dumps({**head, **told}).encode() + b"\n\n")
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: stderr belongs to the progress bar."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
