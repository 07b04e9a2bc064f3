"""Backups in tests: made from a shelf, looked at, and forged."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.library.kit import Shelf

TEXT = "第一条 支部设立\n第二条 党员三名以上\n说明。\n"


def fill(shelf: Shelf) -> Shelf:
    for name in ("甲", "乙"):
        shelf.write(name, f"{name}文\n{TEXT}", title=name)
    shelf.library.add([shelf.notes])
    return shelf


def exported(shelf: Shelf, name: str = "备份.zip") -> Path:
    target = shelf.notes.parent / name
    shelf.library.export(target)
    return target


def state(shelf: Shelf) -> object:
    """Everything a user could see of a library."""
    contents = [shelf.library.contents(one.id) for one in shelf.library.documents()]
    originals = sorted(path.name for path in (shelf.home / "originals").glob("*"))
    return contents, originals, shelf.indexed(), sorted(p.name for p in shelf.home.iterdir())


def rewritten(backup: Path, change: Callable[[dict[str, bytes]], None], sign: bool = True) -> Path:
    """The backup with other content; signed anew, as a forger would."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if sign and "manifest.json" in members:
        record = json.loads(members["manifest.json"])
        for name in record["members"]:
            if name in members:
                content = members[name]
                sha256 = hashlib.sha256(content).hexdigest()
                record["members"][name] = {"bytes": len(content), "sha256": sha256}
        members["manifest.json"] = json.dumps(record).encode()
    made = backup.with_name("改过.zip")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = hashlib.sha256(members.get("manifest.json", b"")).hexdigest().encode()
    return made


def registry(statement: str) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(members["registry.sqlite3"])
            connection.executescript(statement)
            members["registry.sqlite3"] = connection.serialize()

    return change


def manifest(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        record = {**json.loads(members["manifest.json"]), **values}
        members["manifest.json"] = json.dumps(record).encode()

    return change
