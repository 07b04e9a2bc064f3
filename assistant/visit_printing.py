"""A visit pack as a report: what is known, what is wanting, what to ask, to say and to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from assistant.numerals import numeral
from assistant.report import Element, Heading, PageBreak, Report
from assistant.report_sources import source_lines, source_notices
from assistant.visit_findings import checks, doubts, organisation, strategies, talks
from assistant.visit_forms import basics, follow_up, interview, ledgers, papers, visit_record
from assistant.visit_pack import VisitPack
from assistant.wording_work import wording_notices

ADVICE_NOTICE = (
    "带[ ]号的是条款内容，出处附后。步骤、谁办、访谈问题和标“工作建议”的内容是工作建议"
    "（无直接条款依据），步骤的“依据”写的是要落实的条款。讲话要求不是规定。"
)
_RECORD = "走访记录表"

_Part = Callable[[VisitPack], Iterator[Element]]
_PARTS: tuple[tuple[str, _Part], ...] = (
    ("企业基本情况", basics),
    ("应建组织形式", organisation),
    ("达标检查", checks),
    ("分类施策", strategies),
    ("访谈提纲", interview),
    ("政策要点", talks),
    ("“五个清”台账", ledgers),
    ("上次走访问题跟踪", follow_up),
    ("携带材料清单", papers),
    ("需核实", doubts),
    (_RECORD, visit_record),
)


def visit_report(pack: VisitPack, printed: date) -> Report:
    """The report of a pack; parts without anything to say are left away. `printed`: its day."""
    return Report(
        title=f"{pack.profile.name}走访资料包",
        body=tuple(_body(pack)),
        sources=source_lines(pack.citations),
        printed=printed,
        notice=" ".join(_notices(pack)),
    )


def _notices(pack: VisitPack) -> Iterator[str]:
    yield ADVICE_NOTICE
    yield from (f"政策要点：{told}" for told in wording_notices(pack.wording, "句"))
    yield from source_notices(pack.citations, "本资料包")


def _body(pack: VisitPack) -> Iterator[Element]:
    number = 0
    for title, part in _PARTS:
        elements = tuple(part(pack))
        if not elements:
            continue
        number += 1
        if title == _RECORD:
            yield PageBreak()  # it is signed and stays with the enterprise
        yield Heading(f"{numeral(number)}、{title}")
        yield from elements
