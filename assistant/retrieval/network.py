"""The embedding network of a model folder: one run over a text gives its vector and its token rows.

Every text runs alone, on one thread of as many as there are cores: the network scales its int8
activations by the whole run, so a text in company would get another vector than alone.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.shipped_models import NETWORK, TOKENIZER

_MAX_TOKENS = 512
# e5 models are trained with these prefixes (Wang et al. 2024, Multilingual E5 Text Embeddings).
_QUERY, _PASSAGE = "query: ", "passage: "
_VECTOR, _ROWS = "sentence_embedding", "token_rows"
_QUESTIONS = 64  # lately asked: search, judge and composition each want a question's reading


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run gives.

    `vector`: the unit vector of the text. `rows`: an array (tokens, width + 1) of unit vectors and
    a weight, all marks at both ends included; None where the model has no second output.
    """

    vector: list[float]
    rows: Any = None


class EmbeddingNetwork:
    """Reads texts, the first 512 tokens of each; loaded when it is first needed; thread-safe."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self._folder = folder
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._loaded: _Loaded | None = None
        self._asked = lru_cache(_QUESTIONS)(self._ask)

    def passages(self, texts: Sequence[str]) -> list[Reading]:
        """One reading a text, in the order given. Raises: ConfigurationError."""
        network = self._network()
        tokens = network.tokenizer.encode_batch([_PASSAGE + text for text in texts])
        # A pool for each call, so that a question need not wait for a file that is being added.
        with ThreadPoolExecutor(self._threads, "reading") as pool:
            return list(pool.map(network.run, [encoding.ids for encoding in tokens]))

    def question(self, text: str) -> Reading:
        """The reading of a question; the last ones are remembered. Raises: ConfigurationError."""
        return self._asked(text)

    def _ask(self, text: str) -> Reading:
        network = self._network()
        return network.run(network.tokenizer.encode(_QUERY + text).ids)

    def _network(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                self._loaded = _Loaded(self._folder)
            return self._loaded


class _Loaded:
    """The network and its tokenizer in memory."""

    def __init__(self, folder: Path) -> None:
        import numpy
        from tokenizers import Tokenizer

        self._numpy: Any = numpy
        try:
            self._session: Any = open_session(folder / NETWORK)
            self.tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # neither package gives its errors a base class of their own
            raise ConfigurationError(
                f"向量模型读不出来（{folder.name}）；文件可能已损坏，请重新安装本软件。"
            ) from error
        self.tokenizer.enable_truncation(_MAX_TOKENS)
        self.tokenizer.no_padding()
        made = {output.name for output in self._session.get_outputs()}
        self._outputs = [name for name in (_VECTOR, _ROWS) if name in made]

    def run(self, ids: list[int]) -> Reading:
        """One text through the network."""
        row = self._numpy.array([ids], dtype=self._numpy.int64)
        inputs = {"input_ids": row, "attention_mask": self._numpy.ones_like(row)}
        vector, *rows = (found[0] for found in self._session.run(self._outputs, inputs))
        return Reading(vector.tolist(), *rows)


def open_session(file: Path) -> Any:
    """An ONNX file ready to run on the CPU, one thread a run. Raises: Exception of many classes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
