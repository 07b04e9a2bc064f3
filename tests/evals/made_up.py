"""Documents and answers made for the tests of the evals."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from assistant import Document, Kind, ParsedDocument, Passage, Section

# (depth, mark, title, own text): 0 is the top of the outline.
Outline = Sequence[tuple[int, str, str, str]]

BRANCH_RULES: Outline = [
    (0, "第一章", "总则", "第一章 总则\n"),
    (1, "第一条", "", "第一条 为了办好果园合作社的读书会，制定本规则，各村照此执行。\n"),
    (1, "第二条", "", "第二条 读书会每月举行一次，由组长召集，五人以上方可开会。\n"),
    (0, "第二章", "经费", "第二章 经费\n"),
    (1, "第三条", "", "第三条 买书的钱由合作社公积金列支，每年不超过三千元。\n"),
]

SPEECH: Outline = [
    (0, "一", "认清形势", "一、认清形势\n"),
    (1, "", "我们要看到，果园大有可为", "我们要看到，果园大有可为。产量连年上升，销路越来越宽。\n"),
    (0, "二", "抓好三件事", "二、抓好三件事\n"),
    (1, "一是", "", "一是抓浇水，早晚各一次，旱季加一次。"),
    (1, "二是", "", "二是抓剪枝，冬天剪大枝，夏天剪小枝。\n"),
    (0, "三", "落实责任", "三、落实责任\n"),
    (1, "第一", "", "第一，组长负总责。"),
    (2, "一是", "", "一是每周查一次园子，查完要登记。\n"),
]


def parsed(
    title: str,
    outline: Outline,
    source_name: str = "",
    kind: Kind = Kind.REGULATION,
    effective: date | None = None,
) -> ParsedDocument:
    """A document whose sections and passages are exactly those of the outline."""
    text = "".join(own for *_, own in outline)
    document = Document(
        id="d" + hashlib.sha256((title + text).encode()).hexdigest()[:16],
        title=title,
        kind=kind,
        sha256="0" * 64,
        effective=effective,
        source_name=source_name,
    )
    sections: list[Section] = []
    path: list[int] = []
    at = 0
    for number, (depth, mark, name, own) in enumerate(outline):
        path = path[:depth]
        marks = [sections[up].mark or sections[up].title for up in path] + [mark or name]
        later = outline[number + 1 :]
        inner = next((i for i, (d, *_) in enumerate(later) if d <= depth), len(later))
        end = at + len(own) + sum(len(below) for *_, below in later[:inner])
        sections.append(
            Section(
                rank="条" if mark.endswith("条") else "项",
                mark=mark,
                title=name,
                locator="/".join(marks),
                headings=(),
                start=at,
                end=end,
                parent=path[-1] if path else None,
            )
        )
        path.append(number)
        at += len(own)
    passages = [
        Passage(
            id=f"p{document.id}{number}",
            document_id=document.id,
            ordinal=number,
            locator=section.locator,
            headings=(),
            text=outline[number][3],
            start=section.start,
            end=section.start + len(outline[number][3]),
        )
        for number, section in enumerate(sections)
    ]
    return ParsedDocument(document, text, tuple(sections), tuple(passages))
