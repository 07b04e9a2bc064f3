"""Whether what is stored of one document holds together: text, passages, sections."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain import ParsedDocument
from assistant.inspection import Fault
from assistant.text import digest


def text_faults(parsed: ParsedDocument) -> Iterator[tuple[Fault, str]]:
    """What is wrong with a stored document, each kind once, with the place."""
    document, text = parsed.document, parsed.text
    named = f"{document.id}《{document.title}》"
    if document.id != "d" + digest(text)[:16]:
        yield Fault.TEXT, named
    wrong = _broken_passage(parsed)
    if wrong:
        yield Fault.PASSAGES, f"{named}{wrong}"
    for ordinal, section in enumerate(parsed.sections):
        inside = 0 <= section.start <= section.end <= len(text)
        ordered = section.parent is None or 0 <= section.parent < ordinal
        if not (inside and ordered):
            yield Fault.SECTIONS, f"{named}{section.locator}"
            return


def _broken_passage(parsed: ParsedDocument) -> str | None:
    at = 0
    for ordinal, passage in enumerate(parsed.passages):
        in_place = passage.ordinal == ordinal and passage.start == at
        if not in_place or parsed.text[passage.start : passage.end] != passage.text:
            return f"第 {ordinal + 1} 段"
        at = passage.end
    return None if at == len(parsed.text) else "结尾"
