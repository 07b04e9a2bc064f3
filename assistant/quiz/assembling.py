"""A blueprint to the items of a paper: spread over documents, clauses and aims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.papers import Blueprint, Paper, PaperSection, PaperSet, covered
from assistant.quiz.gathering import Gathering, Offer
from assistant.quiz.point_sharing import nearest_way, shared_points, uneven
from assistant.quiz.versions import ordered
from assistant.quiz_items import Item, ItemKind


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
    chosen: dict[ItemKind, list[Item]] = {}
    for part, items in zip(blueprint.parts, gathering.parts(), strict=True):
        chosen.setdefault(part.kind, []).extend(items)
    worth = _worth(blueprint, chosen)
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


def _worth(
    blueprint: Blueprint, chosen: Mapping[ItemKind, Sequence[Item]]
) -> dict[ItemKind, float]:
    """What an item of each kind is worth: as planned, or so that those there are make 100."""
    planned = {part.kind: part.points for part in blueprint.parts}
    if not blueprint.free_points:
        return planned
    counts = {kind: len(items) for kind, items in chosen.items()}
    sizes = {len(one.key) for one in chosen.get(ItemKind.SHORT, ())}
    return planned | (shared_points(counts, sizes) or {})


def _advice(paper: Paper) -> list[str]:
    """What a trainer should look at: points that make no 100, or that parts cannot share."""
    counts = {section.kind: len(section.items) for section in paper.sections}
    points = {section.kind: section.points for section in paper.sections}
    told = [nearest_way(counts, points)]
    for section in paper.sections:
        if section.kind is ItemKind.SHORT:
            told.append(uneven(section.points, [len(one.key) for one in section.items]))
    return [one for one in told if one]
