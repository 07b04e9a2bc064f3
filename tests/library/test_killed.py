"""Killed at any moment, the library shows the old state or the new one."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy
from assistant.ingestion import IngestState
from assistant.library.backup_archive import Archive
from assistant.library.library import Library
from assistant.retrieval.lexical import FtsIndex
from tests.library.kit import BUILT_WITH, NoteReader, Shelf, SqliteIndex, write_note
from tests.library.workload import FILES, Workplace, texts_of, write_round

# More by hand: LIBRARY_KILLS=120 pytest tests/library/test_killed.py
_KILLS = int(os.environ.get("LIBRARY_KILLS", "15"))
_VERBS = ("add", "remove", "add", "import", "export", "add", "repair")


@dataclass
class Tally:
    """What became of the library over all kills."""

    kills: int = 0
    at_work: int = 0
    old: int = 0
    new: int = 0
    between: int = 0
    lost: int = 0
    mixed: int = 0
    # How long each kind of work may take before it is killed: found out on the way.
    spans: dict[str, float] = field(default_factory=dict, repr=False)

    def killed(self, verb: str, at_work: bool) -> None:
        self.kills += 1
        self.at_work += at_work
        self.spans[verb] = self.span(verb) * (1.2 if at_work else 0.6)

    def span(self, verb: str) -> float:
        return self.spans.get(verb, 0.2)


@pytest.mark.parametrize("chroma", [False, True], ids=["sqlite", "chroma"])
def test_killed_at_any_moment(
    tmp_path: Path, chroma: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    place, chance, tally = Workplace(tmp_path, chroma), random.Random(7), Tally()
    backup = made_backup(tmp_path / "elsewhere")
    write_round(place.notes, 0)
    with place.open() as (library, _):
        library.add([place.notes])
    kills = max(3, _KILLS // 6) if chroma else _KILLS
    for number in range(1, kills + 1):
        kill_once(place, _VERBS[number % len(_VERBS)], number, backup, chance, tally)
    with capsys.disabled():
        print(f" {'Chroma' if chroma else 'SQLite'}: {tally}")
    assert (tally.lost, tally.mixed) == (0, 0)
    assert tally.at_work >= kills // 3
    with place.open() as (library, _):  # and life goes on
        assert not library.add([place.notes]).failed
        assert len(library.documents()) >= FILES
        assert library.check().findings == ()


def made_backup(root: Path) -> Path:
    """A backup of eight documents with titles of their own."""
    other = Workplace(root)
    (root / "notes").mkdir(parents=True)
    for number in range(8):
        text = "".join(f"备份里第{number}份第{line}行\n" for line in range(4))
        write_note(other.notes / f"备{number}.note", text, title=f"备{number}")
    with other.open() as (library, _):
        library.add([other.notes])
        library.export(root / "备份.zip")
    return root / "备份.zip"


def kill_once(
    place: Workplace, verb: str, number: int, backup: Path, chance: random.Random, tally: Tally
) -> None:
    with place.open() as (library, words):
        old = texts_of(library)
        if verb == "repair":
            words.reset()
    new = after(place, verb, number, old, backup)
    target = {"add": place.notes, "import": backup, "export": place.root / "出.zip"}
    process = place.start(verb, target.get(verb, place.home), delay=0.001)
    time.sleep(chance.uniform(0, tally.span(verb)))
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    tally.killed(verb, "done" not in rest)

    with place.open() as (library, words):
        now = texts_of(library)
        count(tally, verb, old, now, new)
        assert_only_live_text_is_found(library, words)
        library.check(repair=True)
        assert library.check().findings == ()
        assert texts_of(library) == now
    exported = place.root / "出.zip"
    if exported.exists():
        with closing(Archive(exported)) as archive:
            archive.prove(lambda done, total: None)


def after(
    place: Workplace, verb: str, number: int, old: dict[str, str], backup: Path
) -> dict[str, str]:
    """What the library shows when the work is done."""
    if verb == "add":
        return old | write_round(place.notes, number)
    if verb == "remove":
        return {}
    if verb == "import":
        with Workplace(backup.parent).open() as (library, _):
            return texts_of(library)
    return old


def count(
    tally: Tally, verb: str, old: dict[str, str], now: dict[str, str], new: dict[str, str]
) -> None:
    """Old, new, or for work on many documents something between with each of them old or new."""
    tally.old += now == old
    tally.new += now == new != old
    if now in (old, new):
        return
    tally.between += 1
    # An import is one change: nothing between may ever be seen of it.
    tally.mixed += verb not in ("add", "remove")
    for title in old.keys() | new.keys() | now.keys():
        if now.get(title) not in (old.get(title), new.get(title)):
            tally.lost += 1


def assert_only_live_text_is_found(library: Library, words: FtsIndex) -> None:
    """Index rows of dead text may be left, but none of them is ever shown."""
    found = [match.passage_id for match in words.search("第1轮第2份备份里第3行", 500)]
    for document, passage in library.live(found).values():
        text = library.contents(document.id).text
        assert text[passage.start : passage.end] == passage.text


def test_a_second_writer_is_told_to_wait_and_readers_are_not(tmp_path: Path) -> None:
    place = Workplace(tmp_path)
    write_round(place.notes, 0)
    process = place.start("add", place.notes, delay=0.05)
    try:
        rows = SqliteIndex(tmp_path / "other.sqlite3")
        library = Library(place.home, NoteReader(), [rows], BUILT_WITH, lambda: 0, lock_wait=0.1)
        time.sleep(0.3)
        started = time.monotonic()
        with pytest.raises(LibraryBusy, match="另一个进程正在更新资料库"):
            library.add([place.notes])
        with pytest.raises(LibraryBusy):
            library.remove("d0000")
        library.documents()
        assert time.monotonic() - started < 1
    finally:
        process.kill()
        process.communicate(timeout=20)
    report = library.add([place.notes])
    assert not report.failed and len(library.documents()) == FILES
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
