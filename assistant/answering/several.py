"""The drafts for the parts of one question, beside the draft for all of it, as one draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Draft, DraftSection, Statement

_FEWEST = 3  # sentences beside the conclusions; more only where the whole question had more
_CONCLUSION, _GROUND, _STEPS = "结论", "依据", "怎么做"


def merged(whole: Draft, parts: Sequence[str], drafts: Sequence[Draft]) -> Draft:
    """What each part concludes, in their order; beside it what the question as a whole found.

    Every sentence stands once: two parts that come to the same conclusion share it. Steps that
    only a part asks for are shown as well.
    """
    concluded: list[Statement] = []
    answered: list[str] = []
    for part, draft in zip(parts, drafts, strict=True):
        found = _statements(draft, _CONCLUSION)
        shared = [one for one in concluded if any(one.quotes == each.quotes for each in found)]
        if found and shared:
            answered.append(part)
        concluded += [replace(one, part=part) for one in _fresh(found, concluded)]
    steps = _fresh(_statements(whole, _STEPS) or _all(drafts, _STEPS), concluded)
    beside = [*_statements(whole, _CONCLUSION), *_statements(whole, _GROUND)]
    ground = _fresh(beside, [*concluded, *steps])[: max(_FEWEST, len(beside) - len(concluded))]
    sections = [DraftSection(_CONCLUSION, tuple(concluded))]
    sections += [DraftSection(_STEPS, tuple(steps)), DraftSection(_GROUND, tuple(ground))]
    sections += [s for s in whole.sections if s.title not in (_CONCLUSION, _GROUND, _STEPS)]
    filled = tuple(section for section in sections if section.statements)
    reason = whole.reason or next((draft.reason for draft in drafts if draft.reason), "")
    return Draft(filled, whole.composer, reason, tuple(p for p in parts if p not in answered))


def _fresh(statements: Sequence[Statement], known: Sequence[Statement]) -> list[Statement]:
    """Those that rest on other spans than the known ones, each once."""
    seen = {_span(one) for one in known}
    fresh = []
    for statement in statements:
        if _span(statement) not in seen:
            seen.add(_span(statement))
            fresh.append(statement)
    return fresh


def _span(statement: Statement) -> tuple[tuple[str, int, int], ...]:
    return tuple((one.passage.id, one.start, one.end) for one in statement.quotes)


def _all(drafts: Sequence[Draft], title: str) -> list[Statement]:
    return [statement for draft in drafts for statement in _statements(draft, title)]


def _statements(draft: Draft, title: str) -> tuple[Statement, ...]:
    return next((s.statements for s in draft.sections if s.title == title), ())
