"""What every document reader keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents.reading import FileReader
from assistant.errors import DocumentError, FileEmpty, FileMissing
from assistant.protocols import DocumentReader
from assistant.testing import LineReader

TEXT = "党费收缴办法\n\n第一条 党员应当按月交纳党费。\n\n第二条 数额由支部大会议定。\n"
MAKERS: list[Callable[[], DocumentReader]] = [LineReader, lambda: FileReader(1_000_000)]


@pytest.fixture(params=MAKERS, ids=["lines", "files"])
def reader(request: pytest.FixtureRequest) -> DocumentReader:
    made: DocumentReader = request.param()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_passages_join_to_the_stored_text(reader: DocumentReader, file: Path) -> None:
    parsed = reader.read(file)
    assert "".join(passage.text for passage in parsed.passages) == parsed.text
    assert "按月交纳党费" in parsed.text


def test_offsets_point_at_the_text_of_each_passage(reader: DocumentReader, file: Path) -> None:
    parsed = reader.read(file)
    for ordinal, passage in enumerate(parsed.passages):
        assert parsed.text[passage.start : passage.end] == passage.text
        assert (passage.ordinal, passage.document_id) == (ordinal, parsed.document.id)


def test_ids_come_from_the_content_alone(
    reader: DocumentReader, file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere" / "办法.txt"
    copy.parent.mkdir()
    copy.write_text(TEXT, "utf-8")
    first, second = reader.read(file), reader.read(copy)
    assert first.document.id == second.document.id
    assert [p.id for p in first.passages] == [p.id for p in second.passages]
    copy.write_text(TEXT.replace("按月", "按季"), "utf-8")
    assert reader.read(copy).document.id != first.document.id
    assert len({p.id for p in first.passages}) == len(first.passages)


def test_a_missing_file_is_an_error_that_names_it(reader: DocumentReader, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"无\.txt"):
        reader.read(tmp_path / "无.txt")


@pytest.mark.parametrize("content", [b"", b"\n \n", "\u3000".encode()])
def test_an_empty_file_is_an_error_that_names_it(
    reader: DocumentReader, file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    with pytest.raises(FileEmpty, match=r"办法\.txt") as caught:
        reader.read(file)
    assert isinstance(caught.value, DocumentError)
