"""A blueprint to the items of a paper: spread over documents, clauses and aims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.papers import Blueprint, Paper, PaperSection, PaperSet, covered
from assistant.quiz.gathering import Gathering, Offer
from assistant.quiz.point_sharing import divides, nearest_way, shared_points, uneven
from assistant.quiz.versions import ordered
from assistant.quiz_items import Item, ItemKind

_MAY_GO = (ItemKind.BLANK, ItemKind.SINGLE)  # kinds of which there mostly are enough


def assemble(
    blueprint: Blueprint,
    offer: Offer,
    approved: Sequence[Item] = (),
    avoid: Sequence[Item] = (),
    banned: Iterable[str] = (),
) -> PaperSet:
    """The versions of a paper, with as many items as there are, and why some are missing.

    `offer` gives all valid items of documents. `approved`: items of a bank, which go first.
    `avoid`: items of earlier papers. `banned`: ids of items that a trainer has rejected.
    """
    gathering = Gathering(blueprint, offer, approved, avoid, frozenset(banned))
    chosen: dict[ItemKind, Sequence[Item]] = {}
    for part, items in zip(blueprint.parts, gathering.parts(), strict=True):
        chosen[part.kind] = [*chosen.get(part.kind, ()), *items]
    worth = {part.kind: part.points for part in blueprint.parts}
    if blueprint.free_points:
        chosen, worth = _worth_a_hundred(chosen, worth, blueprint.count)
    sections = tuple(
        PaperSection(kind, worth[kind], tuple(chosen[kind]))
        for kind in ItemKind
        if chosen.get(kind)
    )
    papers = ordered(
        Paper(blueprint.title, sections, blueprint.minutes, seed=blueprint.seed), blueprint.versions
    )
    asked = tuple(dict.fromkeys(name for part in blueprint.parts for name in part.documents))
    coverage = covered(papers[0], asked)
    return PaperSet(
        papers if papers[0].items else (),
        blueprint.count,
        coverage,
        (*gathering.reasons, *_advice(papers[0])),
        blueprint.mark,
    )


def _worth_a_hundred(
    chosen: Mapping[ItemKind, Sequence[Item]], planned: Mapping[ItemKind, float], wanted: int
) -> tuple[dict[ItemKind, Sequence[Item]], dict[ItemKind, float]]:
    """Points for the items there are that make 100, such as the parts of 简答 can share.

    Where there are fewer items than wanted anyway, one or two more may go for that.
    """
    sizes = {len(one.key) for one in chosen.get(ItemKind.SHORT, ())}
    short = sum(map(len, chosen.values())) < wanted
    tries: list[Mapping[ItemKind, int]] = [{kind: len(items) for kind, items in chosen.items()}]
    for fewer in (1, 2) if short else ():
        for kind in _MAY_GO:
            if tries[0].get(kind, 0) > fewer + 1:
                tries.append({**tries[0], kind: tries[0][kind] - fewer})
    found = [(counts, points) for counts in tries if (points := shared_points(counts, sizes))]
    if not found:
        return dict(chosen), dict(planned)
    counts, points = next(
        (one for one in found if all(divides(one[1][ItemKind.SHORT], size) for size in sizes)),
        found[0],
    )
    return {kind: items[: counts[kind]] for kind, items in chosen.items()}, {**planned, **points}


def _advice(paper: Paper) -> list[str]:
    """What a trainer should look at: points that make no 100, or that parts cannot share."""
    counts = {section.kind: len(section.items) for section in paper.sections}
    points = {section.kind: section.points for section in paper.sections}
    told = [nearest_way(counts, points)]
    for section in paper.sections:
        if section.kind is ItemKind.SHORT:
            told.append(uneven(section.points, [len(one.key) for one in section.items]))
    return [one for one in told if one]
