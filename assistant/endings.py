"""What a text ends: other texts, whole or in part, in the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Repeal:
    """What a text puts out of force (废止): another text, or only the `articles` of one.

    `since` is the day when that differs from the day the repealing text takes effect, `written`
    the day of the repealed text where it is named, `revises` that the clauses are reworded instead.
    `shown` is the literal span that says so.
    """

    title: str
    number: str | None = None
    articles: tuple[str, ...] = ()
    since: date | None = None
    written: date | None = None
    revises: bool = False
    shown: str = ""
    start: int = 0
    end: int = 0
