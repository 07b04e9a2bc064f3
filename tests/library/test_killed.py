"""Killed at any moment, the library shows the old state or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy
from assistant.ingestion import IngestState
from assistant.library.library import Library
from tests.library.kit import (
    BUILT_WITH,
    NoteReader,
    Shelf,
    SqliteIndex,
    assert_sound,
    write_note,
)

_KIT = Path(__file__).with_name("kit.py")
_FILES = 12


def start(home: Path, index: Path, notes: Path, delay: float) -> subprocess.Popen[str]:
    """A process that adds the notes; returns when its library is open."""
    process = subprocess.Popen(
        [sys.executable, str(_KIT), str(home), str(index), str(notes), str(delay)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def write_round(notes: Path, number: int) -> dict[str, str]:
    """Every note in a new wording; name → text."""
    texts = {
        f"文{i:02}": "".join(f"第{number}轮第{i}份第{j}行\n" for j in range(4))
        for i in range(_FILES)
    }
    for name, text in texts.items():
        write_note(notes / f"{name}.note", text, title=name)
    return texts


def test_killed_while_adding(tmp_path: Path) -> None:
    notes, home, index = tmp_path / "notes", tmp_path / "home", tmp_path / "index.sqlite3"
    notes.mkdir()
    chance = random.Random(7)
    allowed: dict[str, set[str]] = {}
    interrupted = 0
    for number in range(12):
        for name, text in write_round(notes, number).items():
            allowed.setdefault(name, set()).add(text)
        process = start(home, index, notes, delay=0.003)
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate(timeout=20)
        interrupted += "done" not in rest

        rows = SqliteIndex(index)
        library = Library(home, NoteReader(), [rows], BUILT_WITH, lambda: 0)
        assert_sound(library, rows.rows())
        shown = library.documents()
        titles = [document.title for document in shown]
        assert len(titles) == len(set(titles))
        for document in shown:
            assert library.contents(document.id).text in allowed[document.title]
            allowed[document.title] = {library.contents(document.id).text}
        live = {one.id for document in shown for one in library.contents(document.id).passages}
        assert set(rows.rows()) == live  # opening has cleaned up
        library.close()
        rows.close()
    assert interrupted >= 10

    rows = SqliteIndex(index)
    library = Library(home, NoteReader(), [rows], BUILT_WITH, lambda: 0)
    assert not library.add([notes]).failed
    assert len(library.documents()) == _FILES
    assert_sound(library, rows.rows())
    library.close()
    rows.close()


def test_a_second_writer_is_told_to_wait_and_readers_are_not(tmp_path: Path) -> None:
    notes, home, index = tmp_path / "notes", tmp_path / "home", tmp_path / "index.sqlite3"
    notes.mkdir()
    write_round(notes, 0)
    process = start(home, index, notes, delay=0.05)
    try:
        rows = SqliteIndex(tmp_path / "other.sqlite3")
        library = Library(home, NoteReader(), [rows], BUILT_WITH, lambda: 0, lock_wait=0.1)
        time.sleep(0.3)
        started = time.monotonic()
        with pytest.raises(LibraryBusy, match="另一个进程正在更新资料库"):
            library.add([notes])
        with pytest.raises(LibraryBusy):
            library.remove("d0000")
        library.documents()
        assert time.monotonic() - started < 1
    finally:
        process.kill()
        process.communicate(timeout=20)
    report = library.add([notes])
    assert not report.failed and len(library.documents()) == _FILES
    library.close()
    rows.close()


def test_two_threads_that_add_take_turns(shelf: Shelf) -> None:
    for number in range(20):
        shelf.write(f"文{number:02}", f"第{number}份\n")
    library = shelf.open(lock_wait=20.0, batch=4)
    reports = []
    threads = [
        threading.Thread(target=lambda: reports.append(library.add([shelf.notes])))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    library.close()
    states = sorted(row.state for report in reports for row in report.rows)
    assert len(states) == 80
    assert states.count(IngestState.ADDED) == 20
    assert states.count(IngestState.UNCHANGED) == 60


def test_readers_in_other_threads_never_see_half_a_revision(shelf: Shelf) -> None:
    path = shelf.write("甲", "零一\n零二\n")
    shelf.library.add([path])
    stop = threading.Event()
    faults: list[str] = []

    def read() -> None:
        while not stop.is_set():
            shown = shelf.library.documents()
            if len(shown) != 1:
                faults.append(f"{len(shown)} documents")

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(30):
        shelf.write("甲", f"{number}一\n{number}二\n{number}三\n")
        assert shelf.library.add([path]).rows[0].state is IngestState.REPLACED
    stop.set()
    for thread in threads:
        thread.join(20)
    assert faults == []
    assert shelf.library.documents()[0].revision == 31
