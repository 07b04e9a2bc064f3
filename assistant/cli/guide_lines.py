"""The setup guide as a clerk would write it: 结论 first, then 为什么, 下一步, 还缺什么."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant import SetupDoubt, SetupForm, SetupGuide, SetupPoint
from assistant.cli.answer_lines import citation_lines

NOTHING_CERTAIN = "按已知的情况，还不能断定适用哪种组织形式，请看下面的说明。"
_OTHER_PLACES = "下面是别处的规定，只供参考，不能作为依据："


def guide_lines(guide: SetupGuide) -> list[str]:
    """The result for a reader at a terminal."""
    conclusions = [_conclusion(form) for form in guide.forms] or [NOTHING_CERTAIN]
    lines = _section("结论", conclusions)
    lines += _section("为什么", _reasons(guide.forms), numbered=False)
    lines += _section("注意", map(_sourced, guide.notes))
    lines += _section("下一步", map(_sourced, guide.next_steps))
    lines += _section("还缺什么（补上可能改变结论）", (gap.text for gap in guide.missing))
    lines += _section("需请示", guide.ask)
    lines += _section("需核实（资料库里没有现行的依据，不作为结论）", map(_doubt, guide.doubts))
    places = [
        f"{form.region}：{_sourced(point)}" for form in guide.references for point in form.why
    ]
    lines += _section("地方参考", [_OTHER_PLACES, *places] if places else (), numbered=False)
    if guide.citations:
        lines += ["", "出处"]
    for citation in guide.citations:
        lines += citation_lines(citation)
    return lines[1:]


def _section(title: str, items: Iterable[str], numbered: bool = True) -> list[str]:
    rows = list(items)
    if numbered and len(rows) > 1:
        rows = [f"{number}. {row}" for number, row in enumerate(rows, start=1)]
    return ["", f"【{title}】", *rows] if rows else []


def _conclusion(form: SetupForm) -> str:
    place = f"，{form.region}" if form.region else ""
    return f"{form.binding}{form.text}{_marks(form.citations)}（{form.authority}{place}）"


def _reasons(forms: Sequence[SetupForm]) -> list[str]:
    lines = []
    for form in forms:
        facts = "，".join(form.facts)
        lines.append(f"{form.form}：本企业{facts}。")
        lines += [f"　　{_sourced(point)}" for point in form.why]
    return lines


def _sourced(point: SetupPoint) -> str:
    return f"{point.text}（{point.source}）{_marks(point.citations)}"


def _doubt(doubt: SetupDoubt) -> str:
    return f"{doubt.text}{_marks(doubt.citations)}：{doubt.reason}"


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)
