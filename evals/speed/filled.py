"""A library, or the plain script's collection, filled with N distinct passages."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from assistant import Assistant, Settings, build_assistant
from evals.baselines.plain_rag import PlainRag
from evals.clock import timed
from evals.errors import InputError
from evals.progress import progress_bar, say
from evals.speed.stand_in import StandIn, serve
from evals.speed.synthetic import passages, sentences, write_documents

REALLY_EMBEDDED = 2_000  # more passages than this get stand-in vectors
_SAMPLE = 300
_CARD = "models/dangwu-e5-small/model.json"  # of the shipped model


@dataclass(frozen=True, slots=True)
class Filling:
    """What went in, and how long that took."""

    passages: int
    seconds: float


def fill_library(home: Path, corpus: Path, count: int, really: int = REALLY_EMBEDDED) -> Filling:
    """Make a library of `count` articles, 25 a document.

    Beyond `really` the vectors are stand-ins (see `stand_in.py`). The library is then made to say
    that the shipped model computed them, so that questions are embedded as everybody's are.
    """
    texts = passages(sentences(corpus), count)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "docs"
        write_documents(folder, texts, "测速")
        if count <= really:
            with build_assistant(Settings(home=home)) as assistant:
                return _add(assistant, folder)
        with serve(StandIn(texts[:_SAMPLE])) as address:
            settings = Settings(home=home, embedding_url=address, embedding_model="e5-stand-in")
            with build_assistant(settings) as assistant:
                filling = _add(assistant, folder)
    with closing(sqlite3.connect(home / "library.sqlite3")) as registry, registry:
        registry.execute("UPDATE built_with SET value = ? WHERE name = 'model'", (_shipped(),))
    return filling


def _shipped() -> str:
    """The id of the shipped model; with another one the library would not open."""
    return str(json.loads((files("assistant") / _CARD).read_text(encoding="utf-8"))["id"])


def fill_plain(folder: Path, corpus: Path, count: int) -> Filling:
    """The same passages, one chunk each, in the plain script's collection; stand-ins likewise."""
    texts = passages(sentences(corpus), count)
    plain = PlainRag(folder)
    say(f"基线：{count} 段建索引…")
    with timed() as lap:
        if count <= REALLY_EMBEDDED:
            plain.add_texts(texts)
        else:
            plain.add_vectors(texts, StandIn(texts[:_SAMPLE]).vectors(texts))
    return Filling(count, lap.seconds)


def _add(assistant: Assistant, folder: Path) -> Filling:
    files = sum(1 for _ in folder.iterdir())
    with progress_bar(f"{files} 份文件入库") as advance, timed() as lap:
        report = assistant.add(
            [folder], lambda moment: advance(moment.files_done, moment.files_total)
        )
    for row in report.failed:
        raise InputError(f"测速文件没有入库：{row.error}")
    return Filling(sum(row.passages for row in report.rows), lap.seconds)
