"""An embedding network in ONNX, run text by text as the product runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

VECTOR = "sentence_embedding"
_LONGEST = 512


class Tokens:
    """Texts to token ids, cut after 512."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(file))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of each text."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]


class Network:
    """A network (a file, or the bytes of one) that takes token ids."""

    def __init__(self, model: Path | bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        source = model if isinstance(model, bytes) else str(model)
        self._session: Any = onnxruntime.InferenceSession(
            source, options, providers=["CPUExecutionProvider"]
        )

    def run(self, ids: Sequence[int], outputs: Sequence[str]) -> list[Any]:
        """The outputs for one text; each begins with an axis of length 1."""
        row = np.array([ids], dtype=np.int64)
        inputs = {"input_ids": row, "attention_mask": np.ones_like(row)}
        found: list[Any] = self._session.run(list(outputs), inputs)
        return found

    def vectors(self, texts: Sequence[Sequence[int]]) -> Any:
        """One unit vector a text, (texts, dimensions)."""
        return np.array([self.run(ids, [VECTOR])[0][0] for ids in texts])
