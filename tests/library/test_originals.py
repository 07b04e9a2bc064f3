"""Originals are kept whole, once, and only as long as something refers to them."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from assistant.errors import FileUnreadable
from assistant.library.originals import Originals
from tests.library.kit import Shelf


def names(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "originals").iterdir())


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_file_is_kept_as_it_was_and_goes_with_its_document(shelf: Shelf) -> None:
    path = shelf.write("甲", "甲文\n")
    shelf.library.add([path, shelf.write("乙", "乙文\n")])
    assert names(shelf.home) == sorted(sha256(p) + ".note" for p in shelf.notes.iterdir())
    old = sha256(path)
    shelf.write("甲", "新的甲文\n")
    shelf.library.add([path])
    assert old + ".note" not in names(shelf.home) and len(names(shelf.home)) == 2
    for document in shelf.library.documents():
        shelf.library.remove(document.id)
    assert names(shelf.home) == []


def test_a_member_of_an_archive_is_kept_by_itself(shelf: Shelf) -> None:
    with zipfile.ZipFile(shelf.notes / "包.zip", "w") as archive:
        archive.writestr("内/甲.note", '{"title": "甲"}\n甲文\n')
    shelf.library.add([shelf.notes])
    (name,) = names(shelf.home)
    assert (shelf.home / "originals" / name).read_text("utf-8") == '{"title": "甲"}\n甲文\n'


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    source = tmp_path / "甲.txt"
    source.write_text("先前的内容", "utf-8")
    before = sha256(source)
    source.write_text("后来的内容", "utf-8")
    with pytest.raises(FileUnreadable, match="被改动"):
        Originals(tmp_path).keep(source, before, source.name)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("name", "ending"), [("甲.PDF", ".pdf"), ("甲", ""), ("甲.某种格式", "")])
def test_the_suffix_is_kept_where_it_is_plain(tmp_path: Path, name: str, ending: str) -> None:
    source = tmp_path / "x"
    source.write_text("内容", "utf-8")
    kept = Originals(tmp_path).keep(source, sha256(source), name)
    assert kept == sha256(source) + ending and Originals(tmp_path).is_whole(kept)
