"""What a visit pack finds: the form of organisation, the checks, what to do and what to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.numerals import day_words, part_title
from assistant.profile_fields import PROFILE_FIELDS
from assistant.report import Element, Heading, Paragraph, Remarks, Table, Tick
from assistant.setup_guide import SetupForm, SetupGuide, SetupPoint
from assistant.visit_pack import CheckState, VisitCheck, VisitPack, VisitStep

_OPEN_FORM = "按已知的情况，还不能断定适用哪种组织形式，先把下面缺的情况问清。"
_NO_GUIDE = "缺资料：不知道正式党员人数，还不能断定应建哪种组织形式，走访时先问清。"
_OTHER_PLACES = "别处的规定，只供参考，不能作为依据。"
_SHOWN_STATES = (CheckState.UNMET, CheckState.NEAR, CheckState.OPEN, CheckState.MET)


def organisation(pack: VisitPack) -> Iterator[Element]:
    """应建组织形式: what applies, why, how to go about it, what is open."""
    if pack.guide is None:
        yield Paragraph(_NO_GUIDE)
        return
    guide = pack.guide
    yield from _numbered(
        (
            ("结论", _conclusions(guide)),
            ("依据", _reasons(guide)),
            ("注意", _remarks(guide.notes)),
            ("还缺的情况（补上可能改变结论）", _plain(gap.text for gap in guide.missing)),
            ("需请示上级的事", _plain(guide.ask)),
            ("地方参考", _references(guide.references)),
            ("办理步骤", [_clause_tick(point) for point in guide.next_steps]),
        )
    )


def checks(pack: VisitPack) -> Iterator[Element]:
    """达标检查: the results, what to do about what is unmet, what is missing, what is beside."""
    counted = "，".join(f"{state}{count}项" for state, count in pack.tally)
    beside = pack.in_state(CheckState.BESIDE)
    later = [one for one in beside if one.pending]
    awaited = f"不适用里有{len(later)}项是待办，步骤列在后面。" if later else ""
    yield Paragraph(f"对照{len(pack.checks)}项要求检查：{counted}。{awaited}")
    yield from _numbered(
        (
            ("检查结果", _results(pack)),
            ("还缺的资料", _missing(pack)),
            ("不适用的", _beside([one for one in beside if not one.pending])),
            ("未达标的下一步", list(_what_to_do(pack, pack.in_state(CheckState.UNMET)))),
            ("待办（还没到时候或者不由企业支部承担，不算未达标）", list(_what_to_do(pack, later))),
        )
    )


def strategies(pack: VisitPack) -> Iterator[Element]:
    """分类施策: under each name the reasons and the steps."""
    if not pack.strategies:
        yield Paragraph("按已知的情况，还不能断定按哪一类办；先把“还缺的资料”问清。")
    for number, one in enumerate(pack.strategies, start=1):
        yield Heading(part_title(number, one.name), 2)
        said = [Paragraph(f"本企业：{'，'.join(one.facts)}。")] if one.facts else []
        read = [Paragraph(f"工作建议：{one.reading}。")] if one.reading else []
        yield Remarks((*said, *(_sourced(point) for point in one.why), *read))
        said_already = {point.text for point in one.why}
        yield from (_step(step, said_already, pack.on) for step in one.steps)


def talks(pack: VisitPack) -> Iterator[Element]:
    """政策要点: a worry each, with what to answer."""
    for number, one in enumerate(pack.talks, start=1):
        yield Heading(part_title(number, one.worry), 2)
        advice = (Paragraph(f"工作建议：{words}。") for words in one.advice)
        yield Remarks((*(_sourced(point) for point in one.points), *advice))


def doubts(pack: VisitPack) -> Iterator[Element]:
    """需核实: what no live text at hand bears out, and why it is not asserted."""
    if pack.doubts:
        yield Paragraph("资料库里没有现行的依据，不作为结论，用以前先核对原文。")
        yield Remarks(
            tuple(Paragraph(f"{one.text}：{one.reason}", one.citations) for one in pack.doubts)
        )


def _numbered(parts: Iterable[tuple[str, Sequence[Element]]]) -> Iterator[Element]:
    """The parts that have something to say, numbered （一）, （二）."""
    number = 0
    for title, elements in parts:
        if elements:
            number += 1
            yield Heading(part_title(number, title), 2)
            yield from elements


def _conclusions(guide: SetupGuide) -> list[Element]:
    if not guide.forms:
        return [Paragraph(_OPEN_FORM)]
    return [
        Paragraph(f"{form.binding}{form.text}（{_weight(form)}）。", form.citations)
        for form in guide.forms
    ]


def _weight(form: SetupForm) -> str:
    return f"{form.authority}，{form.region}" if form.region else form.authority


def _reasons(guide: SetupGuide) -> list[Element]:
    """The facts of the enterprise, then each clause once."""
    facts = dict.fromkeys(fact for form in guide.forms for fact in form.facts)
    points = dict.fromkeys(point for form in guide.forms for point in form.why)
    if not points:
        return []
    own = Paragraph(f"本企业：{'，'.join(facts)}。")
    return [Remarks((own, *(_sourced(point) for point in points)))]


def _remarks(points: Sequence[SetupPoint]) -> list[Element]:
    return [Remarks(tuple(_sourced(point) for point in points))] if points else []


def _plain(texts: Iterable[str]) -> list[Element]:
    items = tuple(Paragraph(text) for text in texts)
    return [Remarks(items)] if items else []


def _references(forms: Sequence[SetupForm]) -> list[Element]:
    items = [
        Paragraph(f"{form.region}：{point.text}（{point.source}）", point.citations)
        for form in forms
        for point in form.why
    ]
    return [Remarks((Paragraph(_OTHER_PLACES), *items))] if items else []


def _clause_tick(point: SetupPoint) -> Tick:
    return Tick(point.text, point.citations, (("依据", point.source),))


def _results(pack: VisitPack) -> list[Element]:
    found = [check for state in _SHOWN_STATES for check in pack.in_state(state)]
    rows = tuple(
        (str(number), _requirement(check), "，".join(check.facts) or "不清楚", str(check.state))
        for number, check in enumerate(found, start=1)
    )
    return [Table(("序号", "要求和依据", "本企业情况", "结果"), rows)] if rows else []


def _requirement(check: VisitCheck) -> str:
    """The requirement with its clause: 支部委员会会议一般每月召开1次（《…》第十二条）[9]."""
    marks = "".join(f"[{number}]" for number in check.citations)
    return f"{check.requirement}（{check.why[0].source}）{marks}"


def _beside(checks: Sequence[VisitCheck]) -> list[Element]:
    """What does not apply, together where the reason is the same."""
    reasons: dict[str, list[VisitCheck]] = {}
    for check in checks:
        reasons.setdefault("".join(check.facts[:1]), []).append(check)
    items = tuple(
        Paragraph(
            f"{reason and f'{reason}，'}不适用：{'、'.join(check.title for check in alike)}。"
        )
        for reason, alike in reasons.items()
    )
    return [Remarks(items)] if items else []


def _missing(pack: VisitPack) -> list[Element]:
    rows = tuple(
        (PROFILE_FIELDS[name].label, _how_written(name), hanging) for name, hanging in pack.missing
    )
    return [Table(("要问清的", "怎么写", "关系到"), rows)] if rows else []


def _how_written(name: str) -> str:
    field = PROFILE_FIELDS[name]
    shown = "、".join(field.choices) if field.choices else f"如 {field.example}"
    return f"{shown}（{field.hint}）" if field.hint else shown


def _what_to_do(pack: VisitPack, checks: Sequence[VisitCheck]) -> Iterator[Element]:
    for number, check in enumerate(checks, start=1):
        yield Heading(f"{number}. {check.requirement}", 3)
        if check.pending:
            yield Remarks((Paragraph(f"本企业：{'，'.join(check.facts)}。"),))
        yield from (_step(step, {check.requirement}, pack.on) for step in check.steps)


def _step(step: VisitStep, said: set[str], on: date) -> Tick:
    """The step with the clause it serves; the words of a clause that were `said` before are not."""
    details = [("谁办", step.who)]
    if step.due is not None:
        limit = f"按条款：{step.limit}" if step.by_clause else step.limit
        by = "走访当天" if step.due == on else f"{day_words(step.due)}以前"
        details.append(("期限", f"{by}（{limit}）"))
    if step.basis is None:
        return Tick(step.text, (), tuple(details), "工作建议")
    known = step.basis.text in said
    source = step.basis.source if known else f"{step.basis.text}（{step.basis.source}）"
    marks = "".join(f"[{number}]" for number in step.basis.citations)
    return Tick(step.text, (), (*details, ("依据", f"{source}{marks}")))


def _sourced(point: SetupPoint) -> Paragraph:
    return Paragraph(f"{point.text}（{point.source}）", point.citations)
