"""A library that is kept between runs and still is what a fresh one would be.

Files that are gone are taken out. When the code that reads and indexes documents has changed, or a
model, all documents are taken out and added anew; the vectors of unchanged texts are known by their
digests.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from assistant import Assistant, AssistantError, IngestReport, Settings, build_assistant
from evals.answers import add_folders

_STAMP = "made-with.txt"
_CODE = ("documents", "library", "retrieval")


@contextmanager
def kept_library(
    folders: Sequence[Path], home: Path, settings: Settings | None = None
) -> Iterator[Assistant]:
    """An assistant over exactly the files of the folders; `settings` must name the same home."""
    settings = settings or Settings(home=home)
    home.mkdir(parents=True, exist_ok=True)
    stamp, code = home / _STAMP, _code_digest()
    if not stamp.is_file() or stamp.read_text("utf-8") != code:
        _emptied(settings)
    with build_assistant(settings) as assistant:
        _only(assistant, add_folders(assistant, folders))
        stamp.write_text(code, "utf-8")
        yield assistant


def _emptied(settings: Settings) -> None:
    """No document left; a home that this code cannot open is made anew."""
    try:
        with build_assistant(settings) as assistant:
            for document in assistant.documents():
                assistant.remove(document.id)
    except AssistantError:
        shutil.rmtree(settings.home)
        settings.home.mkdir()


def _only(assistant: Assistant, added: IngestReport) -> None:
    """Take out what none of the files stands for."""
    wanted = {row.document.id for row in added.rows if row.document}
    for document in assistant.documents():
        if document.id not in wanted:
            assistant.remove(document.id)


def _code_digest() -> str:
    digest = hashlib.sha256()
    for part in _CODE:
        for file in sorted(Path(str(files("assistant") / part)).rglob("*.py")):
            digest.update(file.read_bytes())
    for card in sorted(Path(str(files("assistant") / "models")).glob("*/model.json")):
        digest.update(card.read_bytes())
    return digest.hexdigest()
