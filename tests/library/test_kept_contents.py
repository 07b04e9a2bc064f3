"""What is read of a document again, and what is taken from memory."""

from __future__ import annotations

from assistant.domain import ParsedDocument
from assistant.library.kept_contents import KeptContents
from assistant.testing import line_document
from tests.library.kit import Shelf


class Disk:
    """Documents of ten characters each; `reads` names those that were read, in order."""

    def __init__(self) -> None:
        self.reads: list[str] = []

    def of(self, kept: KeptContents, generation: int, name: str) -> ParsedDocument:
        def read() -> ParsedDocument:
            self.reads.append(name)
            return line_document(f"{name}{generation}".ljust(9, "。") + "\n")

        return kept.of(generation, name, read)


def test_a_document_is_read_once_a_generation() -> None:
    kept, disk = KeptContents(), Disk()
    first = disk.of(kept, 1, "甲")
    assert disk.of(kept, 1, "甲") is first
    later = disk.of(kept, 2, "甲")
    assert later.text != first.text
    assert disk.of(kept, 2, "甲") is later
    assert disk.reads == ["甲", "甲"]


def test_a_reader_of_an_older_generation_gets_its_own_and_leaves_the_newer_one_kept() -> None:
    kept, disk = KeptContents(), Disk()
    newer = disk.of(kept, 2, "甲")
    assert disk.of(kept, 1, "甲").text.startswith("甲1")
    assert disk.of(kept, 2, "甲") is newer


def test_what_was_used_longest_ago_makes_room() -> None:
    kept, disk = KeptContents(characters=20), Disk()
    for name in ("甲", "乙", "甲", "丙", "甲", "乙"):
        disk.of(kept, 1, name)
    assert disk.reads == ["甲", "乙", "丙", "乙"]


def test_a_document_beyond_all_room_is_read_each_time() -> None:
    kept, disk = KeptContents(characters=5), Disk()
    assert disk.of(kept, 1, "甲").text == disk.of(kept, 1, "甲").text
    assert disk.reads == ["甲", "甲"]


def test_what_another_program_writes_is_seen_at_once(shelf: Shelf) -> None:
    path = shelf.write("甲", "第一条 有三名。\n", title="办法")
    (row,) = shelf.library.add([path]).rows
    assert row.document is not None
    assert shelf.library.contents(row.document.id).document.title == "办法"
    other = shelf.open()
    shelf.write("甲", "第一条 有三名。\n", title="新办法")
    other.add([path])
    assert shelf.library.contents(row.document.id).document.title == "新办法"
    other.close()
