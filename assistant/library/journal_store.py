"""Questions and feedback in a SQLite file of their own: deleted means gone from the file.

As with visits there is no write-ahead log, and what is deleted is overwritten. An answer must not
wait for a locked file, so writers wait a moment only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.journal_entries import Asked, Conversation, Feedback
from assistant.library.journal_rows import (
    COLUMNS,
    FEEDBACK_COLUMNS,
    asked_row,
    feedback_row,
    row_asked,
)
from assistant.library.own_file import FileForm, OwnFile
from assistant.range_words import said_range

FILE = "journal.sqlite3"
_PATIENCE = 2.0  # seconds to wait for another writer
_FORM = FileForm(
    name=FILE,
    label="问答记录",
    version=1,
    tables=(
        "CREATE TABLE asked ("
        " id TEXT PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL, ending TEXT NOT NULL,"
        " reason TEXT NOT NULL, kind TEXT NOT NULL, ms REAL NOT NULL, documents TEXT NOT NULL,"
        " revision INTEGER NOT NULL, channel TEXT NOT NULL, browser TEXT NOT NULL,"
        " conversation TEXT NOT NULL, said TEXT NOT NULL, answer BLOB)",
        "CREATE INDEX asked_by_time ON asked (at)",
        "CREATE INDEX asked_by_conversation ON asked (browser, conversation, at)",
        "CREATE TABLE feedback ("
        " asked_id TEXT PRIMARY KEY REFERENCES asked (id) ON DELETE CASCADE, verdict TEXT NOT NULL,"
        " note TEXT NOT NULL, given TEXT NOT NULL, handling TEXT NOT NULL, remark TEXT NOT NULL"
        ") WITHOUT ROWID",
    ),
    advice="请把这个文件移到别处，再提问时会另建一份；问答不受影响",
    settings=("secure_delete = ON", "foreign_keys = ON"),
)
_LIGHT = ", ".join("NULL" if name == "answer" else f"asked.{name}" for name in COLUMNS)
_WHOLE = ", ".join(f"asked.{name}" for name in COLUMNS)
_PUT = f"INSERT OR IGNORE INTO asked VALUES ({', '.join('?' * len(COLUMNS))})"
_PUT_FEEDBACK = "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)"
_JOINED = (
    f", {', '.join(f'feedback.{name}' for name in FEEDBACK_COLUMNS)}"
    " FROM asked LEFT JOIN feedback ON feedback.asked_id = asked.id"
)


class JournalStore:
    """What is kept of questions; the file is made when something is first kept."""

    def __init__(self, home: Path, patience: float = _PATIENCE) -> None:
        self._file = OwnFile(home, replace(_FORM, patience=patience))

    def keep(self, one: Asked, before: datetime, instead_of: str = "") -> None:
        """Keep an entry, unless it is kept already; let go of those from `before` that time.

        `instead_of`: the id of an entry of the same conversation that it takes the place of.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._file.changing() as connection:
            connection.execute(_PUT, asked_row(one))
            replaced = "DELETE FROM asked WHERE id = ? AND browser = ? AND conversation = ?"
            connection.execute(replaced, (instead_of, one.browser, one.conversation))
            connection.execute("DELETE FROM asked WHERE at < ?", (before.isoformat(),))

    def everything(self) -> list[Asked]:
        """All entries with answers and feedback, oldest first. Raises: StorageFailed."""
        query = f"SELECT {_WHOLE}{_JOINED} ORDER BY asked.at, asked.id"
        return [row_asked(row) for row in self._file.rows(query)]

    def keep_all(self, entries: Sequence[Asked]) -> int:
        """Keep entries with their feedback; those kept already stay. How many were new.

        Raises: LibraryBusy, StorageFailed.
        """
        new = 0
        with self._file.changing() as connection:
            for one in entries:
                added = connection.execute(_PUT, asked_row(one)).rowcount
                new += added
                if added and one.feedback is not None:
                    connection.execute(_PUT_FEEDBACK, feedback_row(one.id, one.feedback))
        return new

    def entries(
        self, words: str = "", since: datetime | None = None, most: int = -1, voted: bool = False
    ) -> list[Asked]:
        """Entries without their answers, latest first. `words`: what question or answer holds.

        `voted`: only those with feedback. Raises: StorageFailed.
        """
        found, values = "asked.at >= ?", [since.isoformat() if since else "", *_like(words)]
        found += " AND (asked.question LIKE ? ESCAPE '!' OR asked.said LIKE ? ESCAPE '!')"
        found += " AND verdict IS NOT NULL" if voted else ""
        query = f"SELECT {_LIGHT}{_JOINED} WHERE {found} ORDER BY asked.at DESC LIMIT ?"
        return [row_asked(row) for row in self._file.rows(query, (*values, most))]

    def whole(self, id: str) -> list[Asked]:
        """The entries whose id begins so, with their answers. Raises: StorageFailed."""
        query = f"SELECT {_WHOLE}{_JOINED} WHERE substr(asked.id, 1, ?) = ? LIMIT 2"
        return [row_asked(row) for row in self._file.rows(query, (len(id), id))]

    def conversation(self, browser: str, id: str) -> list[Asked]:
        """The entries of a conversation with their answers, oldest first. Raises: StorageFailed."""
        query = f"SELECT {_WHOLE}{_JOINED} WHERE browser = ? AND conversation = ? ORDER BY asked.at"
        return [row_asked(row) for row in self._file.rows(query, (browser, id))]

    def conversations(self, browser: str, words: str = "") -> list[Conversation]:
        """The conversations of a browser, latest first. Raises: StorageFailed."""
        query = (
            "SELECT conversation, max(at), count(*), (SELECT question FROM asked AS first"
            " WHERE first.browser = asked.browser AND first.conversation = asked.conversation"
            " ORDER BY at LIMIT 1), (SELECT said FROM asked AS first"
            " WHERE first.browser = asked.browser AND first.conversation = asked.conversation"
            " ORDER BY at LIMIT 1), max(question LIKE ? ESCAPE '!' OR said LIKE ? ESCAPE '!') hit"
            " FROM asked WHERE browser = ? AND conversation <> ''"
            " GROUP BY conversation HAVING hit ORDER BY max(at) DESC"
        )
        rows = self._file.rows(query, (*_like(words), browser))
        return [
            Conversation(id, title, datetime.fromisoformat(last), count, said_range(said))
            for id, last, count, title, said, _ in rows
        ]

    def put_feedback(self, id: str, feedback: Feedback | None) -> None:
        """Keep the feedback on an entry in place of an earlier one; None takes it back.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._file.correcting() as connection:
            if connection and feedback is None:
                connection.execute("DELETE FROM feedback WHERE asked_id = ?", (id,))
            elif connection and feedback is not None:
                connection.execute(_PUT_FEEDBACK, feedback_row(id, feedback))

    def forget(self, browser: str | None = None, conversation: str | None = None) -> int:
        """Delete entries for good: of a conversation, of a browser, or all; how many there were.

        Raises: LibraryBusy, StorageFailed.
        """
        which = {"browser": browser, "conversation": conversation}
        given = {name: value for name, value in which.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in given) or "1"
        with self._file.correcting() as connection:
            if connection is None:
                return 0
            done = connection.execute(f"DELETE FROM asked WHERE {where}", (*given.values(),))
            gone = done.rowcount
        self._file.rewrite()
        return gone


def _like(words: str) -> tuple[str, str]:
    """The pattern for question and answer; what LIKE would take for a sign is meant as it is."""
    safe = words.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{safe}%", f"%{safe}%"
