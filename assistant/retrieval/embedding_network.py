"""An int8 ONNX network with its tokenizer, loaded when it is first needed."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.shipped_models import NETWORK, TOKENIZER

Text = str | tuple[str, str]


class Network:
    """A network that takes the tokens of a text, or of a pair of texts; thread-safe.

    Every text runs alone, on one thread of as many as there are cores: the network scales its
    int8 activations by the whole run, so a text in company would get another result than alone.
    """

    def __init__(self, folder: Path, max_tokens: int, threads: int | None = None) -> None:
        """`max_tokens`: where a text, or the second one of a pair, is cut."""
        self._folder = folder
        self._max_tokens = max_tokens
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._loaded: _Loaded | None = None

    def run(self, texts: Sequence[Text], output: str) -> list[Any]:
        """The named output for each text, an array, in the order given."""
        return self._ready().run(texts, output)

    def _ready(self) -> _Loaded:
        """Loaded late: a list of documents needs no network."""
        with self._loading:
            if self._loaded is None:
                self._loaded = _Loaded(self._folder, self._max_tokens, self._threads)
            return self._loaded


class _Loaded:
    """The network and its tokenizer in memory."""

    def __init__(self, folder: Path, max_tokens: int, threads: int) -> None:
        import numpy
        import onnxruntime
        from tokenizers import Tokenizer

        self._numpy: Any = numpy
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # neither package gives its errors a base class of their own
            raise ConfigurationError(
                f"模型读不出来（{folder.name}）；文件可能已损坏，请重新安装本软件。"
            ) from error
        self._tokenizer.enable_truncation(max_tokens, strategy="longest_first")
        self._tokenizer.no_padding()
        self._pool = ThreadPoolExecutor(threads, "network")

    def run(self, texts: Sequence[Text], output: str) -> list[Any]:
        """The named output for each text."""
        tokens = self._tokenizer.encode_batch(list(texts))
        if len(tokens) == 1:
            return [self._one(tokens[0].ids, output)]
        return list(self._pool.map(lambda each: self._one(each.ids, output), tokens))

    def _one(self, ids: list[int], output: str) -> Any:
        row = self._numpy.array([ids], dtype=self._numpy.int64)
        inputs = {"input_ids": row, "attention_mask": self._numpy.ones_like(row)}
        return self._session.run([output], inputs)[0][0]
