"""The shipped model on its own, as its card says to run it: what ours is measured against."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.progress import OnProgress

Vectors = NDArray[np.float32]
_FOLDER = "models/e5-small-zh"
_LONGEST = 512


def _silent(done: int, total: int) -> None:
    """For callers that show nothing."""


class BareModel:
    """Tokenizer and ONNX session; unit vectors of 384 numbers.

    One text a run gives the best vectors, because the int8 network scales its activations over
    the whole run; batches sorted by length are somewhat faster up to about four short texts and
    much slower beyond, above all for long ones. The runtime takes all cores unless
    `EVALS_THREADS` says how many, as where several processes share them.
    """

    def __init__(self, batch: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = files("assistant") / _FOLDER
        self._batch = batch
        self._tokenizer: Any = Tokenizer.from_str(
            (folder / "tokenizer.json").read_text(encoding="utf-8")
        )
        self._tokenizer.enable_truncation(_LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("EVALS_THREADS", "0"))
        self._session: Any = onnxruntime.InferenceSession(
            (folder / "model_qint8.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def passages(self, texts: Sequence[str], on_progress: OnProgress = _silent) -> Vectors:
        """One row a text, in the order given."""
        return self._encode([f"passage: {text}" for text in texts], on_progress)

    def query(self, text: str) -> Vectors:
        """The vector of one question."""
        vector: Vectors = self._encode([f"query: {text}"], _silent)[0]
        return vector

    def _encode(self, texts: list[str], on_progress: OnProgress) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        order = sorted(range(len(texts)), key=lambda at: len(encoded[at].ids))
        vectors: Vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), self._batch):
            chosen = order[start : start + self._batch]
            vectors[chosen] = self._run([encoded[at].ids for at in chosen])
            on_progress(min(start + self._batch, len(order)), len(order))
        return vectors

    def _run(self, ids: list[list[int]]) -> Vectors:
        longest = max(len(row) for row in ids)
        tokens = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros((len(ids), longest), dtype=np.int64)
        for at, row in enumerate(ids):
            tokens[at, : len(row)] = row
            mask[at, : len(row)] = 1
        inputs = {"input_ids": tokens, "attention_mask": mask}
        result: Vectors = self._session.run(["sentence_embedding"], inputs)[0]
        return result
