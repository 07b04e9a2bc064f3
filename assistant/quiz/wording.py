"""How stems and explanations are worded around the sentence of a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Kind
from assistant.quiz.claims import Claim
from assistant.quiz_items import GAP
from assistant.restated_rules import for_quizzes

_LABEL = re.compile(
    r"^([\u4e00-\u9fff、]{2,14}|[^，。；：]{3,40}的)(?<!包括)(?<!分为)(?<!为)(?<!是)[：:](?![^：]*、[^：，]*$)"
)
_NAMED = re.compile(r"^根据《[^》]*(?:《[^》]*》[^》]*)*》[^，]*，|^按照《[^》]*》[^，]*要求，")


def stem(claim: Claim, text: str) -> str:
    """The text as a stem that names the rule: 根据《…》第X条，…。; a speech demands."""
    words = _LABEL.sub(r"\1，", text)
    return (
        f"按照{claim.clause}的要求，{words}。" if claim.spoken else f"根据{claim.clause}，{words}。"
    )


def with_gap(claim: Claim, start: int, end: int) -> str:
    """The stem with a gap for the span; offsets into the claim's text."""
    return stem(claim, claim.text[:start] + GAP + claim.text[end:])


def with_words(claim: Claim, start: int, end: int, words: str) -> str:
    """The statement with other words in the span."""
    return stem(claim, claim.text[:start] + words + claim.text[end:])


def explanation(claim: Claim, note: str = "", points: Sequence[str] = ()) -> str:
    """What the key follows from, and where it stands; a digest is called one.

    `points`: the parts of a longer quote that count, instead of all of it.
    """
    text = "；".join(points) or claim.text
    if for_quizzes(claim.document):
        return f"{note}{claim.clause}：{text}。"
    if claim.document.kind is Kind.DIGEST:
        said = "讲话要求" if claim.spoken else "要点"
        origin = f"摘编自《{claim.document.title}》，以原文为准。"
        return f"{note}{claim.clause}（{said}）：{text}。{origin}"
    said = "要求" if claim.spoken else "规定"
    if points:
        return f"{note}{claim.clause}{said}的有：{text}。"
    return f"{note}{claim.clause}{said}：“{text}。”"


def matter(stem_text: str) -> str:
    """A stem without the rule that it names and without gaps: what it is about."""
    return _NAMED.sub("", stem_text).replace(GAP, "")


def named(stem_text: str) -> str:
    """The rule that a stem names, with what joins it to the rest: 根据《…》第X条，."""
    found = _NAMED.match(stem_text)
    return found.group() if found else ""
