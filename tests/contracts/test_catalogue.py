"""What every catalogue keeps: it alone says what may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.errors import DocumentUnknown
from assistant.library.library import Library
from assistant.protocols import Catalogue
from assistant.testing import InMemoryCatalogue, InMemoryLexicalIndex, LineReader

TEXTS = {
    "党费": "党员每月交纳党费。\n每年年末公布党费收缴情况。\n",
    "支部": "正式党员三人以上成立党支部。\n",
}


@dataclass
class Filled:
    """A catalogue with the documents of two files, and those files as they were read."""

    catalogue: Catalogue
    files: list[Path]


@pytest.fixture(params=["in-memory", "library"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Filled]:
    files = [tmp_path / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem], "utf-8")
    reader = LineReader()
    if request.param == "in-memory":
        yield Filled(InMemoryCatalogue(reader.read(file) for file in files), files)
        return
    library = Library(
        tmp_path / "home", reader, [InMemoryLexicalIndex()], {"model": "none"}, lambda: 0
    )
    library.add(files)
    yield Filled(library, files)
    library.close()


def test_the_documents_are_those_that_were_added(filled: Filled) -> None:
    titles = {document.title for document in filled.catalogue.documents()}
    assert titles == set(TEXTS)


def test_contents_come_back_as_they_were_read(filled: Filled) -> None:
    for file in filled.files:
        read = LineReader().read(file)
        kept = filled.catalogue.contents(read.document.id)
        assert kept.text == read.text
        assert kept.passages == read.passages
        assert "".join(passage.text for passage in kept.passages) == read.text


def test_live_gives_known_passages_and_leaves_out_others(filled: Filled) -> None:
    parsed = LineReader().read(filled.files[0])
    live = filled.catalogue.live([*(p.id for p in parsed.passages), "p-unknown"])
    assert set(live) == {passage.id for passage in parsed.passages}
    for document, passage in live.values():
        assert passage.document_id == document.id == parsed.document.id


def test_an_unknown_document_is_an_error_that_names_it(filled: Filled) -> None:
    with pytest.raises(DocumentUnknown, match="d-unknown"):
        filled.catalogue.contents("d-unknown")
