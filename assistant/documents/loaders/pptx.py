"""Presentations (.pptx): slides in order, each a page; titles are headings."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_text
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.packages import broken_package, check_package
from assistant.documents.loaders.plain import unreadable_note
from assistant.documents.loaders.pptx_shapes import (
    has_pictures,
    margin_lines,
    slide_lines,
    slide_title,
)

if TYPE_CHECKING:
    from pptx.slide import Slide

_NOUN = "PowerPoint 文件（.pptx）"
_HIDDEN = "没有读取隐藏的幻灯片：第{}页；需要时请取消隐藏后再添加"
_PICTURES = "第{}页只有图片，其中的文字没有读取；请核对，必要时把图片另存后单独添加"


def load_pptx(data: bytes, name: str) -> LoadedFile:
    """Titles as headings, text from top to bottom, tables by row, notes after each slide."""
    check_package(data, name, _NOUN)
    with broken_package(name, _NOUN):
        from pptx import Presentation

        deck = Presentation(io.BytesIO(data))
        slides = list(deck.slides)
        title = next((words for slide in slides if (words := slide_title(slide))), "")
        raw = _raw(slides)
        properties = deck.core_properties
        stated = (properties.keywords, properties.subject, properties.category, properties.comments)
        margins = [*(line for slide in slides for line in margin_lines(slide)), *stated]
    text, pages = _joined([clean_text(page) for page in raw])
    return LoadedFile(
        text,
        pages=pages,
        properties={"title": title or Path(name).stem},
        margins=tuple(dict.fromkeys(line for line in margins if line)),
        warnings=_warnings(slides, raw) + unreadable_note("\n".join(raw)),
    )


def _raw(slides: list[Slide]) -> list[str]:
    """The text of each slide; a title that the slide before had is not said again."""
    pages: list[str] = []
    before = ""
    for slide in slides:
        if _is_hidden(slide):
            pages.append("")
            continue
        title = slide_title(slide)
        # the first title is that of the whole text, the others head its parts
        heading = [] if not title or title == before else [f"## {title}" if before else title]
        before = title or before
        notes = _notes(slide)
        lines = [*heading, *slide_lines(slide), *([f"备注：{notes}"] if notes else [])]
        pages.append("\n".join(lines))
    return pages


def _notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return " ".join(frame.text.split()) if frame is not None else ""


def _is_hidden(slide: Slide) -> bool:
    return slide.element.get("show") in ("0", "false")


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The whole text, and where each page starts; an empty page starts where the next one does."""
    starts: list[int] = []
    text = ""
    for page in pages:
        text += "\n\n" if text and page else ""
        starts.append(len(text) if page else -1)
        text += page
    following = len(text)
    for index in range(len(starts) - 1, -1, -1):
        following = starts[index] = following if starts[index] < 0 else starts[index]
    return text, tuple(starts)


def _warnings(slides: list[Slide], raw: list[str]) -> tuple[str, ...]:
    hidden = [number for number, slide in enumerate(slides, 1) if _is_hidden(slide)]
    pictures = [
        number
        for number, (slide, text) in enumerate(zip(slides, raw, strict=True), 1)
        if not text and number not in hidden and has_pictures(slide)
    ]
    told = ((_HIDDEN, hidden), (_PICTURES, pictures))
    return tuple(words.format("、".join(map(str, numbers))) for words, numbers in told if numbers)
