"""A question made an evaluation case: the form, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from assistant import Asked, Assistant, AssistantError, Evidence, cited_evidence, written_evidence
from ui.badges import place
from ui.fields import area

_MOST = 20  # lines of a field


def case_form(asked: Asked, made: bool) -> str:
    """The clauses that were cited to tick, others to write, words that an answer must hold."""
    key = escape(asked.id)
    boxes = "".join(
        f'<label class="dw-check"><input type="checkbox" name="cited-{number}" value="on">'
        f"《{escape(one.title)}》{escape(place(one.article))}</label>"
        for number, one in enumerate(cited_clauses(asked))
    )
    cited = f"<p class='dw-remark'>答复引用的条款里，哪些是对的：</p>{boxes}" if boxes else ""
    told = '<span class="dw-badge dw-trial">已是评测题</span>' if made else ""
    return (
        f'<details class="dw-part dw-case"><summary>做成评测题{told}</summary><div>'
        f'<form class="dw-form" autocomplete="off"><input type="hidden" name="id" value="{key}">'
        f"{cited}"
        + area(
            f"dw-case-{key}-more",
            "more",
            "其他正确的出处，一行一个" if boxes else "正确的出处，一行一个",
            "",
            hint="写成：《文件名》第四条",
        )
        + area(f"dw-case-{key}-must", "must", "答复里必须有的词，一行一个（可以不写）", "")
        + '<div class="dw-actions"><button type="submit" class="dw-button" name="do" value="case">'
        '存为评测题</button><button type="submit" class="dw-button" name="do" value="refuse">'
        "资料库没有依据，应当拒答</button></div></form></div></details>"
    )


def cited_clauses(asked: Asked) -> tuple[Evidence, ...]:
    """The clauses that an answer cites, each once."""
    citations = asked.answer.citations if asked.answer else ()
    return tuple(dict.fromkeys(cited_evidence(one) for one in citations))


def read_case(
    assistant: Assistant, asked: Asked, given: Mapping[str, Any]
) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The evidence and the words. Raises: AssistantError naming the line that is of no use."""
    ticked = [one for n, one in enumerate(cited_clauses(asked)) if given.get(f"cited-{n}")]
    written = [_evidence(assistant, line) for line in _lines(given.get("more"))]
    found = tuple(dict.fromkeys([*ticked, *written]))
    if not found:
        raise AssistantError("还没有选出处。勾选或写上正确的条款；没有依据的点“应当拒答”。")
    return found, tuple(_lines(given.get("must")))


def _evidence(assistant: Assistant, line: str) -> Evidence:
    evidence, document = written_evidence(line, assistant.documents())
    if evidence.article.startswith("第"):
        assistant.clause(document.id, evidence.article)
    return evidence


def _lines(given: Any) -> list[str]:
    lines = (line.strip() for line in str(given or "").splitlines())
    return [line for line in lines if line][:_MOST]
