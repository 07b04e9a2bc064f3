"""Embedding models as int8 ONNX, on the CPU, without network: the shipped ones and their like."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.shipped_models import NETWORK, TOKENIZER, OnnxModel, shipped_model

DIMENSIONS = 384
_MAX_TOKENS = 512
# e5 models are trained with these prefixes (Wang et al. 2024, Multilingual E5 Text Embeddings).
_QUERY, _PASSAGE = "query: ", "passage: "


class OnnxEmbedder:
    """Texts to unit vectors of 384 numbers; thread-safe.

    Every text runs alone, on one thread of as many as there are cores: the network scales its
    int8 activations by the whole run, so a text in company would get another vector than alone.
    """

    def __init__(self, model: OnnxModel | None = None, threads: int | None = None) -> None:
        model = model or shipped_model()
        self.model_id, self.scale = model.id, model.scale
        self._folder = model.folder
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._loaded: _Model | None = None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the order given; long texts count with their first 512 tokens."""
        return self._model().passages(texts)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._model().query(text)

    def _model(self) -> _Model:
        """Loaded when it is first needed: a list of documents needs none."""
        with self._loading:
            if self._loaded is None:
                self._loaded = _Model(self._folder, self._threads)
            return self._loaded


class _Model:
    """The network and its tokenizer in memory."""

    def __init__(self, folder: Path, threads: int) -> None:
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
                f"向量模型读不出来（{folder.name}）；文件可能已损坏，请重新安装本软件。"
            ) from error
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()
        self._pool = ThreadPoolExecutor(threads, "embedding")

    def passages(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the order given; long texts count with their first 512 tokens."""
        tokens = self._tokenizer.encode_batch([_PASSAGE + text for text in texts])
        return list(self._pool.map(self._run, [encoding.ids for encoding in tokens]))

    def query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._run(self._tokenizer.encode(_QUERY + text).ids)

    def _run(self, ids: list[int]) -> list[float]:
        row = self._numpy.array([ids], dtype=self._numpy.int64)
        inputs = {"input_ids": row, "attention_mask": self._numpy.ones_like(row)}
        vector: list[float] = self._session.run(["sentence_embedding"], inputs)[0][0].tolist()
        return vector
