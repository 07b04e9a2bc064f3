"""Adding documents: passages a second beside the bare model on the very same passages."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant, Settings, build_assistant
from evals.baselines.model import BareModel
from evals.baselines.plain_rag import PlainRag, split
from evals.clock import peak_rss_mb, timed
from evals.progress import say
from evals.speed.synthetic import passages, sentences, write_documents

_FASTEST = 4  # texts a run, sorted by length: what the bare model does quickest


@dataclass(slots=True)
class _Tally:
    """Sums over the rounds; seconds of ours and of the bare model."""

    ours: float = 0.0
    bare: float = 0.0
    passages: int = 0
    characters: int = 0
    rss_mb: float = 0.0


def measure_ingest(corpus: Path, count: int, rounds: int) -> dict[str, Any]:
    """Ours and the bare model in turns, so that a busy machine slows both.

    `passages_per_s`: passages whose vector was computed over the wall time of `add`, reading,
    structure and both indexes included. `bare_passages_per_s`: the model alone on the same index
    texts (title, headings, passage), in batches sorted by length. Both warm. `ratio`: the first
    over the second. `characters_per_s`: of the files, to compare with a script that cuts
    otherwise. `unchanged_*`: the same folder added once more. `rss_mb`: peak of the process after
    our first round, before the bare model is loaded.
    """
    pool = sentences(corpus)
    tally = _Tally()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        with build_assistant(Settings(home=root / "home")) as assistant:
            write_documents(root / "warm", passages(pool, 10, seed=999), "预热")
            assistant.add([root / "warm"])
            for turn in range(1, rounds + 1):
                say(f"测量入库速度（第 {turn} 轮，约 {count} 段）…")
                write_documents(root / f"{turn}", passages(pool, count, seed=turn), f"第{turn}轮")
                _round(assistant, root / f"{turn}", tally)
            again = assistant.add([root / "1"])
    return {
        "passages": tally.passages,
        "passages_per_s": round(tally.passages / tally.ours, 1),
        "characters_per_s": round(tally.characters / tally.ours),
        "bare_passages_per_s": round(tally.passages / tally.bare, 1),
        "ratio": round(tally.bare / tally.ours, 3),
        "unchanged_embedded": again.embedded,
        "unchanged_seconds": round(again.seconds, 3),
        "rss_mb": round(tally.rss_mb, 1),
    }


def _round(assistant: Assistant, folder: Path, tally: _Tally) -> None:
    report = assistant.add([folder])
    tally.ours += report.seconds
    tally.passages += report.embedded
    tally.characters += sum(len(path.read_text(encoding="utf-8")) for path in folder.iterdir())
    tally.rss_mb = tally.rss_mb or peak_rss_mb()
    tally.bare += _bare_seconds(
        _index_texts(assistant, [row.document.id for row in report.rows if row.document])
    )


def measure_plain_ingest(corpus: Path, count: int) -> dict[str, Any]:
    """The plain script over the same files: chunks of 750/150 into Chroma; reading included."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        write_documents(root / "docs", passages(sentences(corpus), count, seed=1), "第1轮")
        plain = PlainRag(root / "chroma")
        plain.add_texts(["预热"])
        say("测量基线的入库速度…")
        with timed() as lap:
            texts = [path.read_text(encoding="utf-8") for path in sorted((root / "docs").iterdir())]
            chunks = [chunk for text in texts for chunk in split(text)]
            plain.add_texts(chunks)
        return {
            "chunks": len(chunks),
            "passages_per_s": round(len(chunks) / lap.seconds, 1),
            "characters_per_s": round(sum(map(len, texts)) / lap.seconds),
            "rss_mb": round(peak_rss_mb(), 1),
        }


def _index_texts(assistant: Assistant, document_ids: Sequence[str]) -> list[str]:
    """What the index sees of each passage: title and headings stand before the text."""
    texts: list[str] = []
    for document_id in document_ids:
        parsed = assistant.contents(document_id)
        for passage in parsed.passages:
            path = " ".join([parsed.document.title, *passage.headings])
            texts.append(f"{path}\n{passage.text.strip()}")
    return texts


def _bare_seconds(texts: Sequence[str]) -> float:
    model = BareModel(_FASTEST)
    model.passages(texts[:8])
    with timed() as lap:
        model.passages(texts)
    return lap.seconds
