r"""A paper in Moodle's GIFT text format.

What the format reads as markup is escaped with a backslash, as Moodle's own importer undoes it:
`\`, `:`, `#`, `=`, `{`, `}`, `~`. `[plain]` before a question keeps brackets in it from being
taken for the name of a format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.export.paper_feedback import feedback, short_name
from assistant.export.paper_words import screen_stem
from assistant.export.plain_text import one_line
from assistant.papers import Paper
from assistant.quiz_items import RIGHT, Item, ItemKind

_MARKUP = "\\:#={}~"


def gift_bytes(papers: Sequence[Paper]) -> bytes:
    """The items of the first version; the platform shuffles by itself."""
    paper = papers[0]
    questions = [
        f"// {_escaped(paper.title)}",
        f"$CATEGORY: $course$/{_escaped(paper.title.replace('/', '／'))}",
        *(_question(number, item) for number, _, item in paper.numbered()),
    ]
    return ("\n\n".join(questions) + "\n").encode("utf-8")


def _question(number: int, item: Item) -> str:
    name = _escaped(short_name(number, item))
    lines = [*_answers(item), f"####{_escaped(feedback(item))}"]
    return f"::{name}::[plain]{_escaped(screen_stem(item))}{{\n" + "\n".join(lines) + "\n}"


def _answers(item: Item) -> Iterator[str]:
    match item.kind:
        case ItemKind.SINGLE:
            for one in item.options:
                yield f"={_escaped(one.text)}" if one.right else f"~%0%{_escaped(one.text)}"
        case ItemKind.MULTIPLE:
            right = sum(one.right for one in item.options)
            for one in item.options:
                share = 100 / right if one.right else -100
                yield f"~%{share:.5f}".rstrip("0").rstrip(".") + f"%{_escaped(one.text)}"
        case ItemKind.JUDGE:
            yield "TRUE" if item.key[0] == RIGHT else "FALSE"
        case ItemKind.BLANK:  # the format has one blank a question: several answers in one
            yield f"=%100%{_arrowless('；'.join(item.key))}"
        case ItemKind.SHORT:
            return


def _arrowless(text: str) -> str:
    """`->` would make pairs to match of an answer, and cannot be escaped."""
    return _escaped(text).replace("->", "→")


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in _MARKUP else c for c in one_line(text))
