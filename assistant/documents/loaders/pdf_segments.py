"""Single letters of a PDF page to stretches of a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.documents.loaders.page_layout import TextBox

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.78  # of the height before it: a raised mark of a footnote
_WIDEST_GAP = 1.0  # in heights; beyond it the next letter belongs to another column or cell
_MIXED_GAP = 0.4
_WORD_GAP = 0.18  # in heights; between Latin letters a gap like that is a space


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and its frame, from the top of the font to its bottom; y downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its font."""
        return self.bottom - self.top


def segments(
    letters: Iterable[Letter], parted: Callable[[Letter, Letter], bool] = lambda one, two: False
) -> list[TextBox]:
    """Letters that follow each other on one line, in the order in which the file writes them.

    `parted` says whether a rule of the page stands between two letters.
    """
    boxes: list[TextBox] = []
    current: list[Letter] = []
    words: list[str] = []

    def close() -> None:
        if "".join(words).strip():
            boxes.append(_box(current, "".join(words)))
        current.clear()
        words.clear()

    for letter in letters:
        if letter.height <= 0:
            continue
        if letter.text.isspace():
            if current:
                words.append("\u3000" if letter.text == "\u3000" else " ")
            continue
        if current and (not _follows(current, letter) or parted(current[-1], letter)):
            close()
        if current and _same(current[-1], letter):
            continue  # a bold face made by drawing the letter twice
        words.append(_spaced(current, words, letter))
        current.append(letter)
    close()
    return boxes


def without_shadows(boxes: Sequence[TextBox]) -> list[TextBox]:
    """The stretches without those drawn a second time to look bold or to throw a shadow."""
    kept: dict[str, list[TextBox]] = {}
    result = []
    for box in boxes:
        twins = kept.setdefault(box.text, [])
        near = 0.25 * box.height
        if any(abs(t.left - box.left) < near and abs(t.top - box.top) < near for t in twins):
            continue
        twins.append(box)
        result.append(box)
    return result


def _follows(line: list[Letter], letter: Letter) -> bool:
    last = line[-1]
    tall = max(line, key=lambda one: one.height) if len(line) < 4 else line[0]
    overlap = min(tall.bottom, letter.bottom) - max(tall.top, letter.top)
    gap = letter.left - last.right
    size = max(last.height, letter.height)
    return overlap >= 0.5 * min(tall.height, letter.height) and -0.6 * size < gap < _WIDEST_GAP * (
        size
    )


def _same(last: Letter, letter: Letter) -> bool:
    near = 0.2 * letter.height
    return (
        last.text == letter.text
        and abs(last.left - letter.left) < near
        and abs(last.top - letter.top) < near
    )


def _spaced(line: list[Letter], words: list[str], letter: Letter) -> str:
    if not line:
        return letter.text
    last = line[-1]
    raised = (
        letter.text.isdecimal()
        and letter.height < _SMALL * max(one.height for one in line)
        and letter.bottom < max(line, key=lambda one: one.height).bottom - 0.1 * letter.height
    )
    if raised:
        return letter.text.translate(_RAISED)
    gap = letter.left - last.right
    latin = last.text.isascii() and last.text.isalnum(), letter.text.isascii()
    # between ideographs a gap is tracking; beside them it must be wider than automatic spacing
    wide = _WORD_GAP if all(latin) else _MIXED_GAP if any(latin) else _WIDEST_GAP
    return (" " if gap > wide * letter.height and words[-1] != " " else "") + letter.text


def _box(line: list[Letter], text: str) -> TextBox:
    tall = max(line, key=lambda one: one.height)
    return TextBox(
        left=min(one.left for one in line),
        top=tall.top,
        right=max(one.right for one in line),
        bottom=tall.bottom,
        text=text.rstrip(),
    )
