"""The list settings of a Word document: levels, lists over them, and styles that number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{WORD}val"
_DEEPEST = 20  # styles based on each other; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `pattern` such as 第%1条.

    `legal`: all numbers of the label in digits. `restart`: the level, counted from 1, after which
    it begins anew; 0 for never, nothing for any higher one. `link`: the style it belongs to.
    """

    style: str
    pattern: str
    start: int = 1
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """One `w:num`. Lists over one `abstract` count on together; `starts` begin anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class StyleNumber:
    """What one paragraph style says about numbering; nothing where it says nothing."""

    based_on: str = ""
    list_id: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class ListSettings:
    """All lists and numbered styles of a document."""

    lists: Mapping[str, WordList] = field(default_factory=dict)
    styles: Mapping[str, StyleNumber] = field(default_factory=dict)
    default_style: str = ""

    def of_style(self, style: str) -> tuple[str, int]:
        """The list and the level that a paragraph style puts its paragraphs in."""
        list_id: str | None = None
        depth: int | None = None
        chain = self._chain(style)
        for name in chain:
            own = self.styles[name]
            list_id = own.list_id if list_id is None else list_id
            depth = own.depth if depth is None else depth
        listed = self.lists.get(list_id or "")
        levels = listed.levels if listed else {}
        # a level that names the style outranks what the style says
        for name in chain:
            for number, level in levels.items():
                if level.link == name:
                    return list_id or "", number
        return list_id or "", depth or 0

    def may_number(self, style: str, list_id: str, depth: int) -> bool:
        """Whether a style may number on a level: not on one that belongs to another style."""
        listed = self.lists.get(list_id)
        level = listed.levels.get(depth) if listed else None
        linked = level.link if level else ""
        return linked not in self.styles or linked in self._chain(style)

    def _chain(self, style: str) -> list[str]:
        """A style, then what it is based on."""
        chain: list[str] = []
        name = style or self.default_style
        while name in self.styles and name not in chain and len(chain) < _DEEPEST:
            chain.append(name)
            name = self.styles[name].based_on
        return chain


def read_lists(document: WordDocument) -> ListSettings:
    """The list settings of a document; empty when it numbers nothing."""
    styles: dict[str, StyleNumber] = {}
    list_styles: dict[str, str] = {}
    default = ""
    for style in document.styles.element.iter(f"{WORD}style"):
        name = style.get(f"{WORD}styleId", "")
        own = style.find(f"{WORD}pPr/{WORD}numPr")
        list_id = value(own.find(f"{WORD}numId")) if own is not None else None
        if style.get(f"{WORD}type") == "numbering":
            list_styles[name] = list_id or ""
            continue
        depth = integer(own.find(f"{WORD}ilvl")) if own is not None else None
        styles[name] = StyleNumber(value(style.find(f"{WORD}basedOn")), list_id or None, depth)
        if style.get(f"{WORD}default") in ("1", "true") and style.get(f"{WORD}type") == "paragraph":
            default = name
    return ListSettings(_lists(_root(document), list_styles), styles, default)


def _root(document: WordDocument) -> Element | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            root: Element | None = getattr(relation.target_part, "element", None)
            return root
    return None


def _lists(root: Element | None, list_styles: Mapping[str, str]) -> dict[str, WordList]:
    if root is None:
        return {}
    abstract = {
        item.get(f"{WORD}abstractNumId", ""): item for item in root.iter(f"{WORD}abstractNum")
    }
    of_num = {
        item.get(f"{WORD}numId", ""): value(item.find(f"{WORD}abstractNumId"))
        for item in root.iter(f"{WORD}num")
    }
    levels = {
        name: _levels(_behind_style(item, abstract, of_num, list_styles))
        for name, item in abstract.items()
    }
    lists: dict[str, WordList] = {}
    for item in root.iter(f"{WORD}num"):
        name = value(item.find(f"{WORD}abstractNumId"))
        own, starts = dict(levels.get(name, {})), {}
        for override in item.iter(f"{WORD}lvlOverride"):
            depth = _whole(override.get(f"{WORD}ilvl"))
            own.update(_levels(override))
            start = integer(override.find(f"{WORD}startOverride"))
            if depth is not None and start is not None and depth in own:
                own[depth] = replace(own[depth], start=start)
                starts[depth] = start
        lists[item.get(f"{WORD}numId", "")] = WordList(name, own, starts)
    return lists


def _behind_style(
    item: Element,
    abstract: Mapping[str, Element],
    of_num: Mapping[str, str],
    list_styles: Mapping[str, str],
) -> Element:
    """The definition that holds the levels: a list made with a list style only names the style."""
    seen: list[Element] = []
    while item not in seen:
        seen.append(item)
        link = value(item.find(f"{WORD}numStyleLink"))
        if not link:
            return item
        linked = (one for one in abstract.values() if value(one.find(f"{WORD}styleLink")) == link)
        fallback = abstract.get(of_num.get(list_styles.get(link, ""), ""), item)
        item = next(linked, fallback)
    return item


def _levels(parent: Element) -> dict[int, Level]:
    return {
        _whole(level.get(f"{WORD}ilvl")) or 0: _level(level) for level in parent.iter(f"{WORD}lvl")
    }


def _level(element: Element) -> Level:
    start = integer(element.find(f"{WORD}start"))
    return Level(
        style=_format(element),
        pattern=value(element.find(f"{WORD}lvlText")),
        # a level without w:start begins at 0
        start=0 if start is None else start,
        suffix=value(element.find(f"{WORD}suff")) or "tab",
        legal=is_on(element.find(f"{WORD}isLgl")),
        restart=integer(element.find(f"{WORD}lvlRestart")),
        link=value(element.find(f"{WORD}pStyle")),
    )


def _format(level: Element) -> str:
    """The number format; one that Word 2010 added stands before its fallback as a sample."""
    element = next(level.iter(f"{WORD}numFmt"), None)
    style = value(element) or "decimal"
    if element is None or style != "custom":
        return style
    sample = (element.get(f"{WORD}format") or "").split(",")[0].strip()
    return sample or "decimal"


def value(element: Element | None) -> str:
    """The `w:val` of an element; empty when there is none."""
    return "" if element is None else str(element.get(_VALUE) or "")


def integer(element: Element | None) -> int | None:
    """The `w:val` of an element as a whole number."""
    return _whole(value(element))


def is_on(element: Element | None) -> bool:
    """Whether a switch is set: present, and not switched off by its value."""
    return element is not None and value(element) not in ("0", "false", "off")


def _whole(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None
