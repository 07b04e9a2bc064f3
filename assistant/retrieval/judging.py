"""The judge that comes with the product: does this passage answer this question?

It compares the token vectors of the embedding network two by two, so a passage is read once and
then judged for any question in well under a millisecond; the passages that were read lately are
kept. How it was trained, and what it is worth, is in docs/decisions/0011-judge.md.
"""

from __future__ import annotations

import math
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.shipped_models import JUDGE, NETWORK, TOKENIZER, shipped_model

_PREFIX = {"query": "query: ", "passage": "passage: "}
_LEAD_IN, _END = 4, 1  # tokens of the prefix and at the end: they stand in every question
_MOST_TOKENS = 192  # of a passage; trained so
_REMEMBERED = 4_096  # passages; about 16 KB each
_ROWS = "token_rows"


class PassageJudge:
    """Judges passages for a question; thread-safe."""

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        self._folder = folder or shipped_model().folder
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._loaded: _Networks | None = None
        self._rows: OrderedDict[str, Any] = OrderedDict()
        self._remembering = threading.Lock()

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How likely each text answers the question, in [0, 1], in the order given."""
        if not texts:
            return []
        networks = self._networks()
        asked = networks.question(question)
        return [networks.likelihood(asked, rows) for rows in self._read(networks, texts)]

    def _read(self, networks: _Networks, texts: Sequence[str]) -> list[Any]:
        with self._remembering:
            known = {text: self._rows[text] for text in texts if text in self._rows}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= dict(zip(new, networks.passages(new), strict=True))
        with self._remembering:
            for text in texts:
                self._rows[text] = known[text]
                self._rows.move_to_end(text)
            while len(self._rows) > _REMEMBERED:
                self._rows.popitem(last=False)
        return [known[text] for text in texts]

    def _networks(self) -> _Networks:
        with self._loading:
            if self._loaded is None:
                self._loaded = _Networks(self._folder, self._threads)
            return self._loaded


class _Networks:
    """The embedding network up to the layer that the judge reads, and the judge's own."""

    def __init__(self, folder: Path, threads: int) -> None:
        import numpy
        import onnxruntime
        from tokenizers import Tokenizer

        self._numpy: Any = numpy
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # The layers above the one that is read, and the sentence vector, are left out.
        self._partly: Any = onnxruntime.RunOptions()
        self._partly.only_execute_path_to_fetches = True
        try:
            self._reader, self._judge = (
                onnxruntime.InferenceSession(
                    str(folder / file), options, providers=["CPUExecutionProvider"]
                )
                for file in (NETWORK, JUDGE)
            )
            self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # neither package gives its errors a base class of their own
            raise ConfigurationError(
                f"判断模型读不出来（{folder.name}）；文件可能已损坏，请重新安装本软件，"
                "或设 DANGWU_RERANKER=off 先不用它。"
            ) from error
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._tokenizer.no_padding()
        self._pool = ThreadPoolExecutor(threads, "judging")

    def question(self, text: str) -> Any:
        """The rows of the question's own tokens."""
        rows = self._run(self._tokenizer.encode(_PREFIX["query"] + text).ids)
        return rows[_LEAD_IN : max(len(rows) - _END, _LEAD_IN + 1)].astype("float32")

    def passages(self, texts: Sequence[str]) -> list[Any]:
        """The rows of each text, as half-precision numbers."""
        tokens = self._tokenizer.encode_batch([_PREFIX["passage"] + text for text in texts])
        return list(self._pool.map(self._run, [encoding.ids for encoding in tokens]))

    def likelihood(self, asked: Any, rows: Any) -> float:
        """The judge's word on one passage."""
        inputs = {"question": asked, "passage": rows.astype("float32")}
        return 1 / (1 + math.exp(-float(self._judge.run(["logit"], inputs)[0])))

    def _run(self, ids: list[int]) -> Any:
        row = self._numpy.array([ids], dtype=self._numpy.int64)
        inputs = {"input_ids": row, "attention_mask": self._numpy.ones_like(row)}
        return self._reader.run([_ROWS], inputs, self._partly)[0][0].astype("float16")
