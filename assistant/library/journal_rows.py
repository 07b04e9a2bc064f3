"""An entry of the journal as rows of its tables, and back; answers are kept packed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assistant.domain import Answer
from assistant.errors import StorageFailed
from assistant.journal_entries import Asked, Channel, Ending, Feedback, Handling, Verdict
from assistant.library.quiz_rows import noun, written

# In the order of the table; the feedback's columns follow where one is joined.
COLUMNS = (
    *("id", "at", "question", "ending", "reason", "kind", "ms", "documents", "revision"),
    *("channel", "browser", "conversation", "said", "answer"),
)
FEEDBACK_COLUMNS = ("verdict", "note", "given", "handling", "remark")


def asked_row(one: Asked) -> tuple[Any, ...]:
    """The row of an entry, without its feedback."""
    packed = zlib.compress(written(one.answer).encode()) if one.answer else None
    return (
        *(one.id, one.at.isoformat(), one.question, one.ending.value, one.reason, one.kind),
        *(one.ms, json.dumps(one.documents), one.revision, one.channel.value, one.browser),
        *(one.conversation, one.said, packed),
    )


def row_asked(row: Sequence[Any]) -> Asked:
    """The entry that a row with its feedback's columns tells of. Raises: StorageFailed."""
    try:
        (id, at, question, ending, reason, kind, ms, documents, revision) = row[:9]
        (channel, browser, conversation, said, packed) = row[9:14]
        return Asked(
            id,
            datetime.fromisoformat(at),
            question,
            Ending(ending),
            reason,
            kind,
            float(ms),
            tuple(json.loads(documents)),
            int(revision),
            Channel(channel),
            browser,
            conversation,
            said,
            noun(Answer, zlib.decompress(packed).decode()) if packed else None,
            _feedback(row[14:]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error) as error:
        raise StorageFailed(
            "问答记录里有一条读不出来，文件 journal.sqlite3 可能已损坏。请把它移到别处，"
            "会另建一份；或者用 dangwu journal clear 清空"
        ) from error


def feedback_row(id: str, one: Feedback) -> tuple[Any, ...]:
    """The row of a feedback on the entry of that id."""
    given = one.given.isoformat()
    return (id, one.verdict.value, one.note, given, one.handling.value, one.remark)


def _feedback(row: Sequence[Any]) -> Feedback | None:
    if not row or row[0] is None:
        return None
    verdict, note, given, handling, remark = row
    day = datetime.fromisoformat(given)
    return Feedback(Verdict(verdict), note, day, Handling(handling), remark)
