"""A paper as HTML: what is asked, the keys out of sight, what it covers, files. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import (
    Coverage,
    CoverageRow,
    Paper,
    PaperSection,
    PaperSet,
    points_words,
    wording_notices,
)
from ui.item_view import key, question
from ui.notices import notice

# The kind of file as `data-file` names it, by purpose. A part after the colon is a layout.
FILES: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    (
        "打印",
        (
            ("docx", "Word 试卷"),
            ("key.docx", "Word 答案"),
            ("md", "Markdown 试卷"),
            ("key.md", "Markdown 答案"),
        ),
    ),
    (
        "导入考试平台",
        (
            ("xlsx:通用", "Excel 通用"),
            ("xlsx:问卷星", "Excel 问卷星"),
            ("xlsx:考试星", "Excel 考试星"),
            ("xml", "Moodle XML"),
            ("gift", "Moodle GIFT"),
            ("apkg", "Anki 卡片"),
            ("json", "JSON"),
        ),
    ),
)
_NUMERALS = "一二三四五"


def paper_view(made: PaperSet, shown: int = 0) -> str:
    """The version that is shown, with its keys hidden until they are asked for."""
    if not made.papers:
        return notice("一道题也没有出成。", _reasons(made) or "请多选几份文件，或放宽难度和主题。")
    paper = made.papers[shown]
    short = _reasons(made)
    head = f"要 {made.asked} 题，出了 {made.made} 题" if made.made < made.asked else ""
    told = notice(head or "请看一下", short) if short else ""
    told += "".join(
        f'<p class="dw-remark">{escape(one)}</p>' for one in wording_notices(made.wording, "题")
    )
    sections = []
    number = 1
    for place, section in enumerate(paper.sections):
        sections.append(_section(_NUMERALS[place], section, number))
        number += len(section.items)
    return (
        '<div class="dw-result dw-paper" data-keys="hidden">'
        f'<h2 class="dw-result-title" tabindex="-1">{escape(paper.full_title)}</h2>'
        f'<p class="dw-remark">{_facts(paper)}</p>{told}{_bar(made, shown)}'
        f"{_downloads()}{_coverage(made.coverage)}{''.join(sections)}</div>"
    )


def section_words(section: PaperSection) -> str:
    """单选题（每题2分，共40分）."""
    each, all_ = points_words(section.points), points_words(section.total)
    return f"{section.kind.label}题（每题{each}分，共{all_}分）"


def _section(numeral: str, section: PaperSection, first: int) -> str:
    rows = "".join(
        f'<li class="dw-item">{question(item, number)}{key(item, number)}</li>'
        for number, item in enumerate(section.items, start=first)
    )
    title = f"{numeral}、{section_words(section)}"
    return f'<section class="dw-section"><h3>{title}</h3><ul class="dw-items">{rows}</ul></section>'


def _facts(paper: Paper) -> str:
    time = f"，时间 {paper.minutes} 分钟" if paper.minutes else ""
    return f"满分 {points_words(paper.total)} 分{time}，共 {len(paper.items)} 题，编号 {paper.id}"


def _bar(made: PaperSet, shown: int) -> str:
    versions = "".join(
        f'<button type="button" class="dw-button" data-act="version" data-name="{place}"'
        f' aria-pressed="{str(place == shown).lower()}">{escape(one.version)}卷</button>'
        for place, one in enumerate(made.papers)
        if one.version
    )
    return (
        f'<div class="dw-actions dw-tools">{versions}'
        '<button type="button" class="dw-button" data-show-keys="true" aria-pressed="false">'
        "显示答案</button>"
        '<button type="button" class="dw-button" data-act="keep">存入题库</button>'
        '<button type="button" class="dw-button" data-act="practise" data-go="quiz-practice">'
        "练这份卷</button></div>"
    )


def _downloads() -> str:
    groups = "".join(
        f'<div class="dw-actions"><span class="dw-remark">{title}</span>'
        + "".join(
            f'<button type="button" class="dw-button" data-file="{name}">{words}</button>'
            for name, words in files
        )
        + "</div>"
        for title, files in FILES
    )
    return (
        f'<details class="dw-more" open><summary>下载</summary>{groups}'
        '<p class="dw-hint">下载过的试卷自动存入题库，以后出卷不重复。</p></details>'
    )


def _coverage(coverage: Coverage) -> str:
    groups = (
        ("题型", coverage.kinds),
        ("难度", coverage.difficulties),
        ("考点", coverage.aims),
        ("主题", coverage.topics),
        ("文件", coverage.documents),
    )
    rows = "".join(f"<div><dt>{name}</dt><dd>{_counted(rows)}</dd></div>" for name, rows in groups)
    missing = "、".join(coverage.missing)
    if missing:
        rows += f"<div><dt>没有出到</dt><dd>{escape(missing)}</dd></div>"
    return (
        f'<details class="dw-more"><summary>覆盖情况：{coverage.clauses} 处条款，'
        f'{len(coverage.documents)} 份文件</summary><dl class="dw-facts">{rows}</dl></details>'
    )


def _counted(rows: Sequence[CoverageRow]) -> str:
    return "、".join(f"{escape(one.name)} {one.count} 题" for one in rows)


def _reasons(made: PaperSet) -> str:
    return "".join(f"{one.rstrip('。')}。" for one in made.reasons)
