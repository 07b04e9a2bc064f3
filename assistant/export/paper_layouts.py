"""Papers as workbooks in the layouts that exam platforms import, each with what its columns mean.

The layout 通用 is ours. Those named after platforms follow what is publicly told of their import
sheets; none could be tried against the platform, and the second sheet says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import ExportFailed
from assistant.export.excel_writing import workbook_bytes
from assistant.export.paper_words import screen_stem, source_words
from assistant.papers import Paper, PaperSection
from assistant.quiz_items import LETTERS, Item, ItemKind
from assistant.workbook import Cell, Column, Sheet

GENERAL = "通用"
_LEAST_OPTIONS = 4  # columns, so that sheets look alike
_BETWEEN_BLANKS = "|"
_UNVERIFIED = (
    "这个版式按公开介绍编写，没有在该平台上试过。导入前请先从平台下载它当前的模板核对列名和次序，"
    "不一致时按平台的模板改列名；先导入两三道题试一试。"
)
_OWN = "这是党务助手自己的版式，列名即含义；导入其他平台时按平台的模板改列名。"


@dataclass(frozen=True, slots=True)
class _Field:
    """A column: its name, what it holds, how wide it is, and its value for an item."""

    name: str
    meaning: str
    width: float
    value: Callable[[int, PaperSection, Item], Cell]


@dataclass(frozen=True, slots=True)
class _Layout:
    fields: tuple[_Field, ...]
    standing: str


def layout_bytes(papers: Sequence[Paper], layout: str = GENERAL) -> bytes:
    """The items as an .xlsx file: the sheet to import first, then what its columns mean.

    The layout 通用 has a sheet for each version, the others one for the first version, because
    platforms shuffle by themselves. Raises: ExportFailed for an unknown layout.
    """
    if layout not in LAYOUTS:
        raise ExportFailed(f"没有“{layout}”这个表格版式，可用：{'、'.join(LAYOUTS)}")
    most = max(len(item.options) for item in papers[0].items)
    chosen = LAYOUTS[layout](max(most, _LEAST_OPTIONS))
    versions = papers if layout == GENERAL else papers[:1]
    sheets = [_sheet(paper, chosen, len(versions) > 1) for paper in versions]
    return workbook_bytes([*sheets, _told(layout, chosen)])


def _sheet(paper: Paper, layout: _Layout, several: bool) -> Sheet:
    return Sheet(
        f"试题{paper.version}卷" if several else "试题",
        tuple(Column(one.name, width=one.width) for one in layout.fields),
        tuple(
            tuple(one.value(number, section, item) for one in layout.fields)
            for number, section, item in paper.numbered()
        ),
    )


def _told(name: str, layout: _Layout) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(one.name, one.meaning) for one in layout.fields]
    return Sheet(
        "说明",
        (Column("列名", width=16), Column(f"含义（{name}版式）", width=70)),
        (*rows, ("来历", layout.standing)),
    )


def _answer(item: Item) -> str:
    return _BETWEEN_BLANKS.join(item.key) if item.kind is ItemKind.BLANK else item.key_text


def _option(place: int) -> Callable[[int, PaperSection, Item], Cell]:
    def value(number: int, section: PaperSection, item: Item) -> Cell:
        if item.kind is ItemKind.JUDGE:
            return ("正确", "错误")[place] if place < 2 else None
        return item.options[place].text if place < len(item.options) else None

    return value


def _judge_letter(number: int, section: PaperSection, item: Item) -> Cell:
    if item.kind is ItemKind.JUDGE:
        return "A" if item.key_text == "正确" else "B"
    return _answer(item)


def _options(count: int) -> tuple[_Field, ...]:
    return tuple(
        _Field(f"选项{letter}", f"选项 {letter} 的文字，没有就空着", 22, _option(place))
        for place, letter in enumerate(LETTERS[:count])
    )


_KIND = _Field(
    "题型", "单选题、多选题、判断题、填空题、简答题", 10, lambda _, __, i: f"{i.kind.label}题"
)
_STEM = _Field("题干", "题目；填空题的空写成 ______", 50, lambda _, __, item: screen_stem(item))
_KEY = _Field(
    "正确答案",
    "单选 B，多选 ACD，判断 正确或错误，填空各空用 | 隔开，简答写要点",
    20,
    lambda _, __, item: _answer(item),
)
_WHY = _Field("解析", "为什么是这个答案", 40, lambda _, __, item: item.explanation)
_POINTS = _Field("分值", "这道题多少分", 8, lambda _, section, __: section.points)
_HARD = _Field("难度", "易、中、难", 8, lambda _, __, item: str(item.difficulty))
_TOPIC = _Field("知识点", "主题", 16, lambda _, __, item: item.topic)


def _general(options: int) -> _Layout:
    number = _Field("题号", "试卷上的题号", 8, lambda number, _, __: number)
    source = _Field("出处", "依据的文件和条款", 40, lambda _, __, item: source_words(item))
    quote = _Field("原文", "答案所在的原句", 50, lambda _, __, item: item.evidence)
    id = _Field("编号", "题库里的试题编号", 20, lambda _, __, item: item.id)
    middle = (_KEY, _WHY, _POINTS, _HARD, _TOPIC)
    return _Layout((number, _KIND, _STEM, *_options(options), *middle, source, quote, id), _OWN)


def _wjx(options: int) -> _Layout:
    """问卷星."""
    stem = _Field("题目", _STEM.meaning, _STEM.width, _STEM.value)
    meaning = "单选 B，多选 ACD，判断 A（正确）或 B（错误），填空各空用 | 隔开"
    key = _Field("答案", meaning, 20, _judge_letter)
    why = _Field("答案解析", _WHY.meaning, _WHY.width, _WHY.value)
    return _Layout((stem, _KIND, *_options(options), key, _POINTS, why), _UNVERIFIED)


def _kaoshixing(options: int) -> _Layout:
    """考试星."""
    behind = (_KEY, _WHY, _HARD, _TOPIC, _POINTS)
    return _Layout((_KIND, _STEM, *_options(options), *behind), _UNVERIFIED)


LAYOUTS: Mapping[str, Callable[[int], _Layout]] = {
    GENERAL: _general,
    "问卷星": _wjx,
    "考试星": _kaoshixing,
}
