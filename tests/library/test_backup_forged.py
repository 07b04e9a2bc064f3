"""Backups that are damaged, forged or of another time change nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable

import pytest

from assistant.errors import AssistantError, BackupBroken, IndexMismatch, StorageFailed
from assistant.inspection import Restoring
from tests.library.backups import TEXT, exported, fill, manifest, registry, rewritten, state
from tests.library.kit import Shelf


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    return fill(shelf)


FORGERIES: dict[str, Callable[[dict[str, bytes]], None]] = {
    "no manifest": lambda members: members.pop("manifest.json"),
    "a manifest of nonsense": lambda members: members.update({"manifest.json": b"[1]"}),
    "a deep manifest of lists": lambda members: members.update({"manifest.json": b"[" * 100_000}),
    "a path out of the folder": lambda members: members.update({"../../etc/passwd": b"x"}),
    "a member more": lambda members: members.update({"originals/" + "a" * 64: b"x"}),
    "a member less": lambda members: members.pop("registry.sqlite3"),
    "a count that is none": manifest(documents=-1),
    "another count": manifest(documents=7),
    "a vector of no numbers": lambda members: members.update(
        {"vectors.bin": members["vectors.bin"][:32] + b"\xff" * (len(members["vectors.bin"]) - 32)}
    ),
    "half a vector": lambda members: members.update({"vectors.bin": members["vectors.bin"][:-5]}),
    "a registry of nonsense": lambda members: members.update({"registry.sqlite3": b"x" * 9999}),
    "a view": registry("CREATE VIEW v AS SELECT 1;"),
    "a trigger": registry(
        "CREATE TRIGGER t AFTER INSERT ON files BEGIN DELETE FROM documents; END;"
    ),
    "a table more": registry("CREATE TABLE mine (a);"),
    "a table less": registry("DROP TABLE sections;"),
    "another text": registry("UPDATE texts SET text = text || '添'"),
    "another passage": registry("UPDATE passages SET text = '改'"),
    "records of nobody": registry("INSERT INTO sketches VALUES (1, 'd-nobody')"),
    "a kind that is none": registry("UPDATE documents SET kind = '诗歌'"),
    "a date that is none": registry("UPDATE documents SET written = '昨天'"),
    "an original elsewhere": registry("UPDATE originals SET name = '../../home/secret'"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_backup_changes_nothing(filled: Shelf, other: Shelf, name: str) -> None:
    other.library.add([other.write("丙", f"丙文\n{TEXT}")])
    before = state(other)
    forged = rewritten(exported(filled), FORGERIES[name], sign="manifest of" not in name)
    with pytest.raises(BackupBroken, match="备份"):
        other.library.restore(forged, Restoring.REPLACE)
    assert state(other) == before


def test_any_flipped_byte_is_noticed(filled: Shelf, other: Shelf) -> None:
    backup = exported(filled)
    content = backup.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 60)):
        spoilt = bytearray(content)
        spoilt[at] ^= 0x20
        backup.write_bytes(bytes(spoilt))
        try:
            other.library.restore(backup, Restoring.REPLACE)
        except (BackupBroken, IndexMismatch):
            assert other.library.documents() == []
        else:  # a byte that says nothing, such as the time of a member
            assert len(other.library.documents()) == 2
            for one in other.library.documents():
                other.library.remove(one.id)


@pytest.mark.parametrize("length", [0, 10, 5_000])
def test_a_cut_off_or_foreign_file_is_named(filled: Shelf, length: int) -> None:
    backup = exported(filled)
    backup.write_bytes(backup.read_bytes()[:length])
    with pytest.raises(BackupBroken, match="不是党务助手导出的.*dangwu library add"):
        filled.library.restore(backup, Restoring.REPLACE)
    with pytest.raises(AssistantError, match="找不到备份文件"):
        filled.library.restore(filled.notes / "无.zip", Restoring.REPLACE)


def test_a_newer_format_asks_for_a_newer_program(filled: Shelf) -> None:
    newer = rewritten(exported(filled), manifest(format=99))
    with pytest.raises(IndexMismatch, match="格式 99.*请升级"):
        filled.library.restore(newer, Restoring.REPLACE)


def test_too_little_room_is_said_before_anything_is_unpacked(filled: Shelf) -> None:
    huge = json.loads(zipfile.ZipFile(exported(filled)).read("manifest.json"))["members"]
    huge["registry.sqlite3"]["bytes"] = 1 << 60
    bomb = rewritten(exported(filled, "二.zip"), manifest(members=huge), sign=False)
    with pytest.raises((BackupBroken, StorageFailed)):
        filled.library.restore(bomb, Restoring.REPLACE)
    assert len(filled.library.documents()) == 2
