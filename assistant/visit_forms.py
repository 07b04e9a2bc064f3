"""What of a visit pack is read at a glance or written on: facts, questions, ledgers, the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.enterprise import Organisation
from assistant.numerals import day_words, part_title
from assistant.profile import Problem, Profile
from assistant.profile_fields import PROFILE_FIELDS, ProfileField, value_text
from assistant.report import (
    Element,
    FillIn,
    Heading,
    Paragraph,
    Remarks,
    Signatures,
    Table,
    Tick,
)
from assistant.visit_pack import VisitPack

GAP = "【待核】"
_ONLY_WITH_ORGANISATION = ("党组织", "本年组织生活", "阵地、经费和党费")
_REGISTERED_HERE = ("detached_members", "lost_members")
# Asked for only where there is somebody whom it concerns.
_ONLY_WITH = {
    "applicants_met": "applicants",
    "lost_since": "lost_members",
    "lost_searched": "lost_members",
}
_ONLY_JOINT = ("joint_units", "branch_members")
_BLANK_ROWS = 4  # with these the form and its signatures fill one page
_QUESTIONS = "问题都是工作建议，按企业情况选用，边谈边记，不照着念。"
_NO_FOLLOW_UP = "没有上次走访的记录；这次发现的问题写进走访记录表，下次走访逐条对账。"


def basics(pack: VisitPack) -> Iterator[Element]:
    """企业基本情况: what the profile tells, with its gaps marked."""
    profile = pack.profile
    fields = [field for field in PROFILE_FIELDS.values() if _concerns(field, profile)]
    cells = [(field.label, _told(field, profile)) for field in fields]
    pairs = [cells[place : place + 2] for place in range(0, len(cells), 2)]
    rows = tuple((*pair[0], *(pair[1] if len(pair) > 1 else ("", ""))) for pair in pairs)
    yield Table(("项目", "情况", "项目", "情况"), rows)
    gaps = sum(value == GAP for _, value in cells)
    days = {profile.kept_on[one.name] for one in fields if one.name in profile.kept_on}
    if days:
        number = sum(one.name in profile.kept_on for one in fields)
        listed = "、".join(map(day_words, sorted(days)))
        yield Paragraph(
            f"标“档案”的有{number}项，这次的情况表没有写，是走访档案里{listed}的情况，走访时核对。"
        )
    if gaps:
        yield Paragraph(f"标{GAP}的有{gaps}项，走访时问清补上；不清楚的不估填。")


def interview(pack: VisitPack) -> Iterator[Element]:
    """访谈提纲: questions by whom they are for, with room for the answers."""
    yield Paragraph(_QUESTIONS)
    for number, part in enumerate(pack.interview, start=1):
        yield Heading(part_title(number, part.whom), 2)
        rows = tuple((str(place), text, "") for place, text in enumerate(part.questions, start=1))
        yield Table(("序号", "问题", "记录"), rows)


def ledgers(pack: VisitPack) -> Iterator[Element]:
    """“五个清”台账: what is known, and room to put it right."""
    if pack.ledger_notes:
        yield Remarks(
            tuple(
                Paragraph(f"{point.text}（{point.source}）", point.citations)
                for point in pack.ledger_notes
            )
        )
    yield Paragraph("工作建议：讲话没有附表样，下面的栏目可以按当地的表样增减；查不清的写“待核”。")
    for number, ledger in enumerate(pack.ledgers, start=1):
        yield Heading(part_title(number, ledger.name), 2)
        yield Table(
            ("项目", "已知情况", "走访核对"),
            tuple((label, value, "") for label, value in ledger.rows),
        )


def follow_up(pack: VisitPack) -> Iterator[Element]:
    """上次走访问题跟踪: what was noted, whether it is settled, room for what is found now."""
    last, problems = pack.profile.last_visit, pack.profile.problems
    if last is not None:
        told = "" if problems else "，没有记下问题"
        yield Paragraph(f"上次走访：{day_words(last)}{told}。")
    elif not problems:
        yield Paragraph(_NO_FOLLOW_UP)
    if problems:
        yield Table(
            ("序号", "问题", "期限", "上次走访以来", "这次核实"),
            tuple(
                (str(number), one.text, _limit(one), _state(one, pack), "")
                for number, one in enumerate(problems, start=1)
            ),
        )


def papers(pack: VisitPack) -> Iterator[Element]:
    """携带材料清单."""
    yield from (Tick(text, label="工作建议") for text in pack.papers)


def visit_record(pack: VisitPack) -> Iterator[Element]:
    """走访记录表, to be written on and signed."""
    yield Table(
        ("项目", "内容"),
        (
            ("企业名称", pack.profile.name),
            ("走访日期", day_words(pack.on)),
            ("走访人（两人以上）", ""),
            ("企业接待人、职务", ""),
            ("谈话对象（企业主、书记、党员、职工各几人）", ""),
        ),
    )
    yield FillIn("了解到的情况", 3)
    yield FillIn("企业的困难和建议", 2)
    yield FillIn("当场答复和需要转办的事项（转给谁、什么时候回话）", 2)
    rows = _blank_rows(4)
    yield Table(("序号", "发现的问题", "谁办", "期限"), rows)
    yield FillIn("下次走访的时间和要带的材料", 1)
    yield Signatures(("走访人", "企业负责人", "党组织书记（党员代表）"))


def _blank_rows(columns: int) -> tuple[tuple[str, ...], ...]:
    blanks = [""] * (columns - 1)
    return tuple((str(number), *blanks) for number in range(1, _BLANK_ROWS + 1))


def _concerns(field: ProfileField, profile: Profile) -> bool:
    """Whether the field can say anything about an enterprise of this kind."""
    form = profile.organisation
    if field.name in _ONLY_WITH and not getattr(profile, _ONLY_WITH[field.name]):
        return getattr(profile, field.name) is not None
    if field.name in _ONLY_JOINT:
        return form is Organisation.JOINT
    part = field.part in _ONLY_WITH_ORGANISATION and field.name != "organisation"
    if part or field.name in _REGISTERED_HERE:
        return form is not Organisation.NONE
    if field.name == "mobile_settled":
        return profile.mobile != 0
    # That no day is given for these two is nothing to ask the enterprise.
    return field.name not in ("recorded_on", "last_visit") or bool(getattr(profile, field.name))


def _told(field: ProfileField, profile: Profile) -> str:
    value = getattr(profile, field.name)
    told = day_words(value) if isinstance(value, date) else value_text(field.name, value) or GAP
    kept = profile.kept_on.get(field.name)
    return f"{told}（档案，{kept}）" if kept else told


def _limit(problem: Problem) -> str:
    return day_words(problem.due) if problem.due else "没有定"


def _state(problem: Problem, pack: VisitPack) -> str:
    if problem.done:
        return "已办结"
    if problem.due is not None and problem.due < pack.on:
        return f"未办结，已过期{(pack.on - problem.due).days}天"
    return "未办结"
