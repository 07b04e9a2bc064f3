"""Progress, pace and counts of an add."""

from __future__ import annotations

import time

from assistant.ingestion import IngestProgress, IngestState
from tests.library.kit import Shelf


def test_progress_tells_of_every_file_and_ends_complete(shelf: Shelf) -> None:
    for number in range(30):
        shelf.write(f"文{number:02}", "".join(f"{number}-{line}\n" for line in range(10)))
    library = shelf.open(batch=100)
    moments: list[IngestProgress] = []

    library.add([shelf.notes], moments.append)
    library.close()

    assert len({moment.path for moment in moments}) == 30
    assert [m.passages_done for m in moments] == sorted(m.passages_done for m in moments)
    assert len({moment.passages_done for moment in moments}) >= 5
    last = moments[-1]
    assert (last.files_done, last.files_total, last.passages_done, last.passages_total) == (
        30, 30, 300, 300,
    )  # fmt: skip
    assert last.passages_per_second > 0 and last.remaining_seconds == 0.0


def test_three_hundred_unchanged_files_take_under_a_second(shelf: Shelf) -> None:
    for number in range(300):
        shelf.write(f"文{number:03}", f"第{number}份\n内容{number}\n")
    first = shelf.library.add([shelf.notes])

    started = time.monotonic()
    again = shelf.library.add([shelf.notes])
    seconds = time.monotonic() - started

    assert (first.embedded, again.embedded) == (600, 0)
    assert {row.state for row in again.rows} == {IngestState.UNCHANGED}
    assert seconds < 1


def test_the_embedded_total_is_exact_whatever_the_batches(shelf: Shelf) -> None:
    for number in range(17):
        shelf.write(f"文{number:02}", "".join(f"{number}-{i}\n" for i in range(number + 1)))
    library = shelf.open(batch=25)
    report = library.add([shelf.notes])
    library.close()
    assert report.embedded == shelf.embedder.embedded == 153
    assert [row.embedded for row in report.rows] == list(range(1, 18))
