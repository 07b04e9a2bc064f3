"""The endpoint embedder against a real HTTP server on this machine."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from assistant.errors import ConfigurationError, EndpointError
from assistant.retrieval.embedding_endpoint import EndpointEmbedder

KEY = "a-secret-that-nobody-may-read"
Answer = Callable[[list[str]], tuple[int, bytes]]


@dataclass
class Server:
    """An embedding server; `answer` turns the texts of a request into status and body."""

    answer: Answer
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def vectors(texts: list[str]) -> tuple[int, bytes]:
    """Vectors longer than 1, in the wrong order but with the right index, as servers may send."""
    rows = [{"index": n, "embedding": [3.0 + n, 4.0, 0.0]} for n in range(len(texts))]
    return 200, json.dumps({"data": rows[::-1]}).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server(vectors)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            state.headers.append(dict(self.headers))
            state.paths.append(self.path)
            status, content = state.answer(body["input"])
            if not status:
                return  # hang up without a word
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            if 300 <= status < 400:
                self.send_header("Location", f"{state.url}/elsewhere")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            """Silent."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.05,))
    thread.start()
    state.url = f"http://127.0.0.1:{http.server_port}/v1"
    yield state
    http.shutdown()
    thread.join()
    http.server_close()


def test_vectors_come_in_the_order_of_the_texts_and_of_length_one(server: Server) -> None:
    made = EndpointEmbedder(server.url, "m").embed_documents(["读书", "买书"])
    assert made[0] == pytest.approx([0.6, 0.8, 0.0])
    assert made[1] == pytest.approx([4 / 32**0.5, 4 / 32**0.5, 0.0])
    assert server.asked == [{"model": "m", "input": ["读书", "买书"]}]


def test_a_question_is_one_text(server: Server) -> None:
    assert EndpointEmbedder(server.url, "m").embed_query("读书") == pytest.approx([0.6, 0.8, 0.0])
    assert server.asked[0]["input"] == ["读书"]


@pytest.mark.parametrize("ending", ["", "/", "/embeddings"])
def test_the_address_may_end_before_or_after_embeddings(server: Server, ending: str) -> None:
    EndpointEmbedder(server.url + ending, "m").embed_query("读书")
    assert server.paths == ["/v1/embeddings"]


def test_many_texts_go_in_batches_and_come_back_whole(server: Server) -> None:
    texts = [f"第{n}条" for n in range(150)]
    assert len(EndpointEmbedder(server.url, "m").embed_documents(texts)) == 150
    assert [text for body in server.asked for text in body["input"]] == texts
    assert max(len(body["input"]) for body in server.asked) < 150


def test_no_texts_no_request(server: Server) -> None:
    assert EndpointEmbedder(server.url, "m").embed_documents([]) == []
    assert server.asked == []


def test_the_key_is_sent_as_bearer_only_where_one_is_set(server: Server) -> None:
    EndpointEmbedder(server.url, "m", KEY).embed_query("读书")
    EndpointEmbedder(server.url, "m").embed_query("读书")
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert "Authorization" not in server.headers[1]


def reply(status: int, content: object) -> Answer:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return lambda texts: (status, body)


BROKEN: dict[str, tuple[Answer, str]] = {
    "refused": (reply(401, {"error": f"bad key {KEY}"}), "401"),
    "not-found": (reply(404, b"<html>"), "404"),
    "overloaded": (reply(503, b""), "503"),
    "hung-up": (reply(0, b""), "连不上"),
    "malformed": (reply(200, b'{"data": [{"index": 0,'), "格式"),
    "not-utf8": (reply(200, b"\xff\xfe\xfa"), "格式"),
    "other-shape": (reply(200, {"embeddings": [[1, 2]]}), "格式"),
    "a-list": (reply(200, [1, 2, 3]), "格式"),
    "no-index": (reply(200, {"data": [{"embedding": [1.0]}]}), "格式"),
    "words": (reply(200, {"data": [{"index": 0, "embedding": ["a"]}]}), "格式"),
    "null": (reply(200, {"data": [{"index": 0, "embedding": None}]}), "格式"),
    "zero": (reply(200, {"data": [{"index": 0, "embedding": [0.0, 0.0]}]}), "格式"),
    "not-a-number": (reply(200, b'{"data": [{"index": 0, "embedding": [NaN, 1.0]}]}'), "格式"),
    "infinite": (reply(200, b'{"data": [{"index": 0, "embedding": [1e999, 1.0]}]}'), "格式"),
    "too-few": (reply(200, {"data": [{"index": 0, "embedding": [1.0]}]}), "送去 2 条，收到 1 条"),
    "none": (reply(200, {"data": []}), "送去 2 条，收到 0 条"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_server_that_fails_is_an_endpoint_error_that_keeps_the_key(
    server: Server, case: str
) -> None:
    server.answer, words = BROKEN[case]
    embedder = EndpointEmbedder(server.url, "m", KEY)
    with pytest.raises(EndpointError, match=words) as caught:
        embedder.embed_documents(["读书", "买书"])
    assert server.url in str(caught.value)
    assert KEY not in "".join(traceback.format_exception(caught.value, chain=True))


def test_a_reply_cut_short_is_an_endpoint_error(server: Server) -> None:
    class Cut(bytes):
        def __len__(self) -> int:
            return 10_000

    server.answer = lambda texts: (200, Cut(b'{"data": ['))
    with pytest.raises(EndpointError, match="127"):
        EndpointEmbedder(server.url, "m").embed_query("读书")


def test_a_server_that_is_not_there_is_an_endpoint_error_that_names_it(server: Server) -> None:
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:9/v1"):
        EndpointEmbedder("http://127.0.0.1:9/v1", "m").embed_query("读书")


@pytest.mark.parametrize("url", ["127.0.0.1:8000/v1", "ftp://127.0.0.1/v1", "file:///etc/hosts"])
def test_only_http_addresses_are_taken(url: str) -> None:
    with pytest.raises(ConfigurationError, match="DANGWU_EMBEDDING_URL"):
        EndpointEmbedder(url, "m")


@pytest.mark.parametrize("url", ["http://127.0.0.1:abc/v1", "http://"])
def test_an_address_that_cannot_be_one_names_the_setting(url: str) -> None:
    with pytest.raises(ConfigurationError, match="DANGWU_EMBEDDING_URL"):
        EndpointEmbedder(url, "m")


@pytest.mark.parametrize("key", ["秘密的串", "line\nbreak"])
def test_a_key_that_no_header_can_carry_names_the_setting(key: str) -> None:
    with pytest.raises(ConfigurationError, match="DANGWU_EMBEDDING_API_KEY") as caught:
        EndpointEmbedder("http://127.0.0.1:9/v1", "m", key)
    assert key not in str(caught.value)


def test_a_redirect_is_not_followed_with_the_key(server: Server) -> None:
    server.answer = lambda texts: (307, b"")
    with pytest.raises(EndpointError, match="307"):
        EndpointEmbedder(server.url, "m", KEY).embed_query("读书")
    assert server.paths == ["/v1/embeddings"]
