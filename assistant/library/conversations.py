"""The conversations of a browser: listed, searched, opened again, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.domain import Answer, Document, Passage
from assistant.journal_entries import Asked, Conversation
from assistant.library.journal_store import JournalStore

Live = Callable[[Sequence[str]], Mapping[str, tuple[Document, Passage]]]


class Conversations:
    """Told apart by a random mark of the browser; without one there are none."""

    def __init__(self, store: JournalStore, live: Live) -> None:
        self._store, self._live = store, live

    def all(self, browser: str, words: str = "") -> list[Conversation]:
        """Those in whose questions or answers the words stand, latest first."""
        return self._store.conversations(browser, words) if browser else []

    def turns(self, browser: str, id: str) -> list[Asked]:
        """The questions of one, oldest first, with their answers; none for another browser's."""
        return self._store.conversation(browser, id) if browser and id else []

    def forget(self, browser: str, id: str | None = None) -> int:
        """Delete one, or all of the browser, with what was said of their answers."""
        return self._store.forget(browser, id) if browser else 0

    def changed(self, answer: Answer) -> tuple[int, ...]:
        """The citations of a kept answer whose text has gone since, or stands otherwise in force.

        A passage's id hangs on its text, so one that is still there says the same.
        """
        live = self._live([one.passage.id for one in answer.citations])
        return tuple(
            one.id
            for one in answer.citations
            if one.passage.id not in live or live[one.passage.id][0].status != one.document.status
        )
