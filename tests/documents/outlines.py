"""Made-up texts and short views of their outlines, for the tests beside this file."""

from assistant.documents.structure import parse_structure
from assistant.domain import Section


def sections_of(text: str) -> tuple[Section, ...]:
    return parse_structure(text).sections


def locators(text: str) -> list[str]:
    return [section.locator for section in sections_of(text)]


def articles(text: str) -> list[str]:
    return [section.mark for section in sections_of(text) if section.rank == "条"]


def body(text: str, locator: str) -> str:
    return next(text[s.start : s.end] for s in sections_of(text) if s.locator == locator)
