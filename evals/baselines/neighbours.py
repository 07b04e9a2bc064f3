"""The defaults of the two nearest systems, built anew on one base model and corpus.

"Chatchat defaults": windows of 750 characters with 150 shared, cut at Chinese stops, vectors only,
three hits. "kotaemon defaults": windows of 1,024 tokens with 256 shared, cut at line breaks and
full stops of the Latin script, ten vector hits and ten keyword hits, keyword hits first, since
nothing fuses them; its keyword index is made for English, so that a Chinese clause between two
punctuation marks is one word. Rerankers and query rewriting are left out: both need a service.
Tokens are counted by the tokenizer of the shipped model, as the original one is fetched at run
time. Titles are put before the texts, which neither system does by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from evals.baselines.bm25 import Bm25, Row
from evals.baselines.vectors import VectorScan
from evals.progress import OnProgress
from evals.wording import runs

_CHINESE_STOPS = ["\n\n", "\n", "。|！|？", r"\.\s|\!\s|\?\s", r"；|;\s", r"，|,\s"]
_LATIN_STOPS = ["\n\n", "\n", ".", "\u200b"]
_TOKENIZER = "models/e5-small-zh/tokenizer.json"


def chatchat_splitter() -> Any:
    """Windows of 750 characters with 150 shared."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=_CHINESE_STOPS,
        is_separator_regex=True,
        keep_separator=True,
        chunk_size=750,
        chunk_overlap=150,
    )


def kotaemon_splitter() -> Any:
    """Windows of 1,024 tokens with 256 shared."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=_LATIN_STOPS,
        chunk_size=1024,
        chunk_overlap=256,
        length_function=_token_counter(),
    )


class Windows:
    """Rows cut into windows; a window's id is that of its row and its place."""

    def __init__(self, splitter: Any) -> None:
        self._splitter = splitter
        self._row_of: dict[str, str] = {}

    def cut(self, rows: Sequence[Row]) -> list[Row]:
        """The windows of all rows, as rows of their own."""
        windows: list[Row] = []
        for pid, title, text in rows:
            for at, part in enumerate(self._splitter.split_text(f"{title}\n{text}")):
                self._row_of[f"{pid}#{at}"] = pid
                windows.append((f"{pid}#{at}", "", part))
        return windows

    def rows(self, windows: Sequence[str], k: int) -> list[str]:
        """The rows that the windows belong to, each once, in order."""
        return list(dict.fromkeys(self._row_of[window] for window in windows))[:k]


class ChatchatDefaults:
    """Windows of 750 characters, vectors only, three hits."""

    hits = 3

    def __init__(self, folder: Path) -> None:
        self._windows = Windows(chatchat_splitter())
        self._vectors = VectorScan(folder)

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Cut and embed the rows."""
        self._vectors.add(self._windows.cut(rows), on_progress)

    def search(self, question: str, k: int) -> list[str]:
        """The rows of the three nearest windows, whatever `k` is beyond that."""
        return self._windows.rows(self._vectors.search(question, self.hits), k)

    def close(self) -> None:
        """Nothing is held open."""


class KotaemonDefaults:
    """Windows of 1,024 tokens, ten keyword hits and ten vector hits put one after the other."""

    hits = 10

    def __init__(self, folder: Path) -> None:
        self._windows = Windows(kotaemon_splitter())
        self._vectors = VectorScan(folder)
        self._keywords = Bm25(runs)

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Cut, index and embed the rows."""
        windows = self._windows.cut(rows)
        self._keywords.add(windows, lambda done, total: None)
        self._vectors.add(windows, on_progress)

    def search(self, question: str, k: int) -> list[str]:
        """The rows of both lists of hits, one after the other."""
        found = [
            *self._keywords.search(question, self.hits),
            *self._vectors.search(question, self.hits),
        ]
        return self._windows.rows(found, k)

    def close(self) -> None:
        """Nothing is held open."""


def _token_counter() -> Any:
    from tokenizers import Tokenizer

    tokenizer: Any = Tokenizer.from_str((files("assistant") / _TOKENIZER).read_text("utf-8"))
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)
