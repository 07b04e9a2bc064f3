"""An embedding server on loopback that answers at once while an index is filled.

Embedding 50,000 passages takes a quarter of an hour and says nothing about queries. So beyond a
limit a passage gets the vector of one of a few hundred really embedded passages plus noise: unit
length, clustered like real vectors, all different. The product is pointed here by its own
setting (`DANGWU_EMBEDDING_URL`) for filling only; questions go to the shipped model.
Where all but the embedding is timed, a few of these vectors serve for all texts, ready to be sent.
"""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

import numpy as np

from evals.baselines.model import BareModel, Vectors

_NOISE = 0.35  # cosine of about 0.94 to the original, the distance of neighbours in one topic


class Encoder(Protocol):
    """Texts to vectors as JSON writes them."""

    def encoded(self, text: str) -> str:
        """An array of numbers."""
        ...


class StandIn:
    """Vectors for texts, at once."""

    def __init__(self, sample: Sequence[str]) -> None:
        self._known = BareModel().passages(sample)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text; the same text always has the same one."""
        return np.stack([self._noisy(text) for text in texts])

    def encoded(self, text: str) -> str:
        """The vector of a text as JSON."""
        return json.dumps([round(float(value), 6) for value in self._noisy(text)])

    def _noisy(self, text: str) -> Vectors:
        chance = np.random.default_rng(zlib.crc32(text.encode()))
        original = self._known[chance.integers(len(self._known))]
        noise = chance.standard_normal(original.shape[0]).astype(np.float32)
        vector: Vectors = original + _NOISE * noise / np.linalg.norm(noise)
        result: Vectors = (vector / np.linalg.norm(vector)).astype(np.float32)
        return result


class ReadyMade:
    """A few vectors made beforehand, so that next to no time goes into them."""

    def __init__(self, stand_in: StandIn, count: int = 256) -> None:
        names = [str(number) for number in range(count)]
        self._vectors = stand_in.vectors(names)
        self._encoded = [stand_in.encoded(name) for name in names]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text."""
        chosen: Vectors = self._vectors[[self._at(text) for text in texts]]
        return chosen

    def encoded(self, text: str) -> str:
        """The vector of a text as JSON."""
        return self._encoded[self._at(text)]

    def _at(self, text: str) -> int:
        return zlib.crc32(text.encode()) % len(self._encoded)


@contextmanager
def serve(encoder: Encoder) -> Iterator[str]:
    """The address of a server that lives as long as the block."""

    class Handler(BaseHTTPRequestHandler):
        """`/v1/embeddings` in the OpenAI shape."""

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            texts = json.loads(self.rfile.read(length))["input"]
            rows = [
                f'{{"index": {at}, "embedding": {encoder.encoded(text)}}}'
                for at, text in enumerate(texts)
            ]
            body = f'{{"data": [{", ".join(rows)}]}}'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: stderr belongs to the progress bar."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
