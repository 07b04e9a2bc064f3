"""A small strict reader of Moodle's GIFT format, after what its importer does; for tests alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\([\\:#={}~])")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")
_PLACES = {c: chr(0xE000 + at) for at, c in enumerate("\\:#={}~")}
_BACK = {place: c for c, place in _PLACES.items()}


@dataclass(frozen=True)
class Question:
    """A question as it was read; weights are percent."""

    name: str
    stem: str
    kind: str  # multichoice, truefalse, shortanswer, essay
    answers: tuple[tuple[float, str], ...]
    feedback: str


def read_gift(text: str) -> list[Question]:
    """The questions of a file; an odd brace, an unnamed question or a bare answer is an error."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return [
        _question(block)
        for block in blocks
        if not block.startswith("$CATEGORY:") and not block.startswith("//")
    ]


def _question(block: str) -> Question:
    hidden = _ESCAPED.sub(lambda found: _PLACES[found[1]], block)
    found = re.fullmatch(r"::([^:]*)::\[plain\]([^{}]*)\{([^{}]*)\}", hidden, re.DOTALL)
    if not found:
        raise ValueError(f"no question: {block!r}")
    name, stem, body = found.groups()
    answers, _, feedback = body.strip().partition("####")
    if "#" in feedback or "#" in name + stem:
        raise ValueError(f"a bare sign in {block!r}")
    kind, read = _answers(answers.strip())
    return Question(_shown(name), _shown(stem), kind, read, _shown(feedback))


def _answers(text: str) -> tuple[str, tuple[tuple[float, str], ...]]:
    if not text:
        return "essay", ()
    if text in {"TRUE", "FALSE"}:
        return "truefalse", ((100.0, text),)
    if "~" not in text and "->" in text:
        raise ValueError("pairs to match")
    parts = re.split(r"(?=[=~])", text)
    if parts[0].strip():
        raise ValueError(f"an answer without a sign: {parts[0]!r}")
    kind = "multichoice" if "~" in text else "shortanswer"
    weighted = "~" if kind == "multichoice" else "="
    return kind, tuple(_answer(part, weighted) for part in parts if part.strip())


def _answer(part: str, weighted: str) -> tuple[float, str]:
    weight = _WEIGHT.match(part, 1) if part[0] == weighted else None
    worth = float(weight[1]) if weight else 100.0 if part[0] == "=" else 0.0
    words = part[weight.end() if weight else 1 :]
    if "#" in words:
        raise ValueError(f"a bare sign in {part!r}")
    return worth, _shown(words)


def _shown(text: str) -> str:
    return "".join(_BACK.get(c, c) for c in text).strip()
