"""A paper in Moodle's XML format; several blanks of one item become a cloze question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from xml.etree import ElementTree as Xml

from assistant.export.paper_feedback import feedback, short_name
from assistant.export.paper_words import screen_stem
from assistant.export.plain_text import one_line
from assistant.papers import Paper
from assistant.quiz_items import GAP, RIGHT, Item, ItemKind

_TYPES = {
    ItemKind.SINGLE: "multichoice",
    ItemKind.MULTIPLE: "multichoice",
    ItemKind.JUDGE: "truefalse",
    ItemKind.BLANK: "shortanswer",
    ItemKind.SHORT: "essay",
}
_CLOZE = "\\}#~/\"'"  # what a cloze answer must not hold unescaped


def moodle_bytes(papers: Sequence[Paper]) -> bytes:
    """The items of the first version; the platform shuffles by itself."""
    paper = papers[0]
    quiz = Xml.Element("quiz")
    category = Xml.SubElement(quiz, "question", type="category")
    title = one_line(paper.title).replace("/", "//")  # a single one parts categories
    _text(category, "category", f"$course$/{title}")
    for number, section, item in paper.numbered():
        _question(quiz, number, section.points, item)
    Xml.indent(quiz)
    return bytes(Xml.tostring(quiz, encoding="utf-8", xml_declaration=True))


def _question(quiz: Xml.Element, number: int, points: float, item: Item) -> None:
    cloze = item.kind is ItemKind.BLANK and len(item.key) > 1
    node = Xml.SubElement(quiz, "question", type="cloze" if cloze else _TYPES[item.kind])
    _text(node, "name", short_name(number, item))
    _text(node, "questiontext", _with_blanks(item) if cloze else _html(screen_stem(item)), "html")
    _text(node, "generalfeedback", _html(feedback(item)), "html")
    Xml.SubElement(node, "idnumber").text = item.id
    if cloze:
        return
    Xml.SubElement(node, "defaultgrade").text = f"{points:g}"
    for name, value in _settings(item):
        Xml.SubElement(node, name).text = value
    if item.kind is ItemKind.SHORT:
        _text(node, "graderinfo", _html(item.key_text), "html")
    for share, words in _answers(item):
        percent = f"{share:.5f}".rstrip("0").rstrip(".")
        answer = Xml.SubElement(node, "answer", fraction=percent, format="plain_text")
        Xml.SubElement(answer, "text").text = one_line(words)


def _settings(item: Item) -> Iterator[tuple[str, str]]:
    if item.options:
        yield "single", "true" if item.kind is ItemKind.SINGLE else "false"
        yield "shuffleanswers", "true"
        yield "answernumbering", "ABCD"
    elif item.kind is ItemKind.BLANK:
        yield "usecase", "0"
    elif item.kind is ItemKind.SHORT:
        yield "responseformat", "plain"


def _answers(item: Item) -> Iterator[tuple[float, str]]:
    """Percent of the points, and the words."""
    match item.kind:
        case ItemKind.SINGLE | ItemKind.MULTIPLE:
            right = sum(one.right for one in item.options)
            wrong = 0 if item.kind is ItemKind.SINGLE else -100
            for one in item.options:
                yield (100 / right if one.right else wrong), one.text
        case ItemKind.JUDGE:
            true = item.key[0] == RIGHT
            yield (100 if true else 0), "true"
            yield (0 if true else 100), "false"
        case ItemKind.BLANK:
            yield 100, item.key[0]
        case ItemKind.SHORT:
            return


def _with_blanks(item: Item) -> str:
    parts = [_html(part) for part in item.stem.split(GAP)]
    blanks = ["{1:SHORTANSWER:=" + _cloze(key) + "}" for key in item.key]
    blanks += [""] * (len(parts) - 1 - len(blanks))
    return "".join(
        part + (blanks[place] if place < len(parts) - 1 else "") for place, part in enumerate(parts)
    )


def _cloze(text: str) -> str:
    return "".join(f"\\{c}" if c in _CLOZE else c for c in one_line(text))


def _html(text: str) -> str:
    """Words as HTML in which nothing is markup, nor the braces of a cloze question."""
    return escape(one_line(text)).replace("{", "&#123;").replace("}", "&#125;")


def _text(parent: Xml.Element, name: str, words: str, form: str = "") -> None:
    node = Xml.SubElement(parent, name, {"format": form} if form else {})
    Xml.SubElement(node, "text").text = one_line(words)
