"""What every SQLite file keeps that lies beside the library: questions, visits, the item bank."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from assistant.errors import AssistantError, IndexMismatch, LibraryBusy, StorageFailed
from assistant.item_bank import BankItem
from assistant.journal_entries import Asked, Channel, Ending
from assistant.library import journal_store, quiz_store, visit_store
from assistant.library.journal_store import JournalStore
from assistant.library.own_file import FileForm, OwnFile
from assistant.library.quiz_store import QuizStore
from assistant.library.visit_store import VisitStore
from assistant.profile import Profile
from assistant.quiz_items import ItemKind
from assistant.visits import KeptProfile
from tests.quiz.made_items import numbered_items

LONG_AGO = datetime(2001, 1, 1)


@dataclass(frozen=True)
class Kept:
    """A store by its file: how something is kept in it, and how much there is."""

    file: str
    keep: Callable[[Path, int], None]
    count: Callable[[Path], int]
    private: bool = True


def _ask(home: Path, number: int) -> None:
    entry = Asked(
        *(f"{number}", datetime(2031, 5, 20), "党费", Ending.ANSWERED, "", "", 1.0, (), 1),
        Channel.COMMAND,
    )
    JournalStore(home).keep(entry, LONG_AGO)


def _visit(home: Path, number: int) -> None:
    name = f"企业{number}"
    VisitStore(home).change(name, lambda known: [KeptProfile(Profile(name))])


def _item(home: Path, number: int) -> None:
    item = numbered_items(ItemKind.SINGLE, number + 1)[number]
    QuizStore(home).change(lambda known: {item.id: BankItem(item)})


STORES = [
    Kept(journal_store.FILE, _ask, lambda home: len(JournalStore(home).entries())),
    Kept(visit_store.FILE, _visit, lambda home: len(VisitStore(home).all())),
    Kept(quiz_store.FILE, _item, lambda home: len(QuizStore(home).items()), private=False),
]


@pytest.fixture(params=STORES, ids=lambda one: one.file)
def store(request: pytest.FixtureRequest) -> Kept:
    kept: Kept = request.param
    return kept


def test_looking_makes_no_file_and_keeping_makes_it(store: Kept, tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    assert store.count(home) == 0
    assert not home.exists()
    store.keep(home, 0)
    assert store.count(home) == 1
    if store.private and sys.platform != "win32":
        assert stat.S_IMODE((home / store.file).stat().st_mode) == 0o600


def test_a_file_without_tables_counts_as_none(store: Kept, tmp_path: Path) -> None:
    (tmp_path / store.file).touch()  # what is left when the first to keep something is stopped
    assert store.count(tmp_path) == 0
    store.keep(tmp_path, 0)
    assert store.count(tmp_path) == 1


def test_a_strangers_file_is_left_alone_and_named(store: Kept, tmp_path: Path) -> None:
    (tmp_path / store.file).write_bytes(b"nothing of the kind" * 500)
    for use in (store.count, lambda home: store.keep(home, 0)):
        with pytest.raises(StorageFailed, match=f"已损坏或不是本程序建立的.*{store.file}"):
            use(tmp_path)
    assert (tmp_path / store.file).read_bytes() == b"nothing of the kind" * 500


def test_a_database_of_another_program_is_no_store(store: Kept, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / store.file)) as other, other:
        other.execute("CREATE TABLE theirs (one)")
    with pytest.raises(StorageFailed, match=store.file):
        store.count(tmp_path)


def test_a_file_of_a_later_version_is_refused(store: Kept, tmp_path: Path) -> None:
    store.keep(tmp_path, 0)
    with closing(sqlite3.connect(tmp_path / store.file)) as later:
        later.execute("PRAGMA user_version = 99")
    before = (tmp_path / store.file).read_bytes()
    for use in (store.count, lambda home: store.keep(home, 1)):
        with pytest.raises(IndexMismatch, match="较新版本的党务助手"):
            use(tmp_path)
    assert (tmp_path / store.file).read_bytes() == before


def test_many_writers_lose_nothing(store: Kept, tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: store.keep(tmp_path, number), range(24)))
    assert store.count(tmp_path) == 24


def test_a_folder_that_cannot_be_is_told(store: Kept, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AssistantError, match="DANGWU_HOME"):
        store.keep(tmp_path / "file", 0)


FORM = FileForm("fruit.sqlite3", "水果", 3, ("CREATE TABLE fruit (name TEXT)",), "请另建")


def _names(file: OwnFile) -> list[str]:
    return [name for (name,) in file.rows("SELECT name FROM fruit ORDER BY name")]


def test_what_is_raised_inside_a_change_undoes_it(tmp_path: Path) -> None:
    file = OwnFile(tmp_path, FORM)
    with file.changing() as connection:
        connection.execute("INSERT INTO fruit VALUES ('梨')")
    with pytest.raises(KeyError), file.changing() as connection:
        connection.execute("INSERT INTO fruit VALUES ('桃')")
        raise KeyError
    assert _names(file) == ["梨"]


def test_a_file_of_the_first_version_is_brought_up_step_by_step(tmp_path: Path) -> None:
    with OwnFile(tmp_path, FileForm("fruit.sqlite3", "水果", 1, FORM.tables, "")).changing() as old:
        old.execute("INSERT INTO fruit VALUES ('梨')")
    steps = {1: ("INSERT INTO fruit VALUES ('桃')",), 2: ("INSERT INTO fruit VALUES ('杏')",)}
    new = OwnFile(tmp_path, FileForm("fruit.sqlite3", "水果", 3, FORM.tables, "", upgrades=steps))
    assert _names(new) == _names(new) == ["杏", "桃", "梨"]


def test_who_cannot_wait_any_longer_is_told_that_another_is_at_work(tmp_path: Path) -> None:
    form = FileForm("fruit.sqlite3", "水果", 1, FORM.tables, "", patience=0.05)
    with OwnFile(tmp_path, form).changing():
        with pytest.raises(LibraryBusy):
            with OwnFile(tmp_path, form).changing():
                raise AssertionError("two at once")
