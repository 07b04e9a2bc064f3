"""Reading in processes: order, limits, death, Ctrl-C, and nothing left behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from assistant.documents.workers import Limits, WorkerReader
from assistant.errors import DocumentError, FileBroken, FileUnreadable, ReadingStopped
from tests.documents.made import readers

Start = Callable[..., WorkerReader]


@pytest.fixture
def start() -> Iterator[Start]:
    made: list[WorkerReader] = []

    def begin(seconds: float = 30, memory_mb: int = 2048, processes: int = 1) -> WorkerReader:
        made.append(WorkerReader(readers.OddReader, Limits(seconds, memory_mb), processes))
        return made[-1]

    yield begin
    for reader in made:
        reader.close()


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(f"{path.stem}的说明\n\n一、写在“{path.stem}”里的内容。", "utf-8")
    return paths


def process_of(reader: WorkerReader, folder: Path) -> int:
    return int(reader.read(folder / readers.TELLS).document.title.split()[0])


def test_files_come_back_in_any_order_they_are_asked_for(start: Start, tmp_path: Path) -> None:
    paths = files(tmp_path, *(f"{number}.txt" for number in range(12)))
    reader = start(processes=2)
    reader.expect(paths)
    asked = [*paths[:3], *paths[5:], paths[4], paths[0]]  # passed over, late, and twice
    assert [reader.read(path).document.source_name for path in asked] == [p.name for p in asked]
    reader.expect([])
    assert reader.read(paths[0]).document.source_name == "0.txt"  # unannounced


def test_a_file_that_hangs_is_given_up_and_the_next_one_is_read(
    start: Start, tmp_path: Path
) -> None:
    bad, good = files(tmp_path, readers.HANGS, "好.txt")
    reader = start(seconds=1)
    reader.expect([bad, good])
    began = time.monotonic()
    with pytest.raises(ReadingStopped, match=rf"{bad.name}.*超过 1 秒.*DANGWU_MAX_FILE_SECONDS"):
        reader.read(bad)
    assert reader.read(good).document.source_name == "好.txt"
    assert time.monotonic() - began < 15


def test_a_file_that_eats_the_memory_is_given_up(start: Start, tmp_path: Path) -> None:
    bad, good = files(tmp_path, readers.EATS, "好.txt")
    reader = start(memory_mb=512)
    with pytest.raises(ReadingStopped, match=rf"{bad.name}.*512 MB.*DANGWU_MAX_FILE_MEMORY_MB"):
        reader.read(bad)
    assert reader.read(good).document.source_name == "好.txt"


def test_a_file_that_ends_its_process_is_given_up_and_those_behind_it_are_read(
    start: Start, tmp_path: Path
) -> None:
    paths = files(tmp_path, "甲.txt", readers.DIES, "乙.txt", "丙.txt")
    reader = start()
    reader.expect(paths)
    assert reader.read(paths[0]).document.source_name == "甲.txt"
    with pytest.raises(ReadingStopped, match=rf"{readers.DIES}.*中途退出"):
        reader.read(paths[1])
    assert [reader.read(p).document.source_name for p in paths[2:]] == ["乙.txt", "丙.txt"]


@pytest.mark.parametrize(
    ("name", "error"),
    [(readers.BROKEN, FileBroken), (readers.FAILS, FileUnreadable), ("没有.pdf", DocumentError)],
)
def test_errors_come_back_as_what_they_are(
    name: str, error: type[DocumentError], start: Start, tmp_path: Path
) -> None:
    with pytest.raises(error, match=name):
        start().read(tmp_path / name)


def test_ctrl_c_is_for_the_program_alone(start: Start, tmp_path: Path) -> None:
    files(tmp_path, readers.TELLS)
    reader = start()
    process = process_of(reader, tmp_path)
    os.kill(process, signal.SIGINT)
    time.sleep(0.2)
    assert process_of(reader, tmp_path) == process


def test_what_takes_long_is_told_to_end_before_the_limit(start: Start, tmp_path: Path) -> None:
    (path,) = files(tmp_path, readers.TELLS)
    left = float(start(seconds=100).read(path).document.title.split()[1])
    assert 60 < left <= 80


def test_no_process_is_left_after_close(start: Start, tmp_path: Path) -> None:
    paths = files(tmp_path, readers.TELLS, readers.HANGS, readers.DIES)
    reader = start(processes=2)
    reader.expect(paths)
    process = process_of(reader, tmp_path)  # another one hangs or is dead meanwhile
    reader.close()
    assert not psutil.pid_exists(process)
    working = [
        child
        for child in psutil.Process().children(recursive=True)
        if child.status() == psutil.STATUS_ZOMBIE or child.parent() != psutil.Process()
    ]
    assert working == []  # the server that starts them is a child of ours and stays
