"""From a claim to items: stem, options in a random order, key with its place, explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from assistant.domain import Citation
from assistant.quiz.claims import Claim
from assistant.quiz.difficulty import difficulty
from assistant.quiz.knowledge import Knowledge
from assistant.quiz.wording import explanation, stem, with_gap, with_words
from assistant.quiz_items import GAP, RIGHT, WRONG, Aim, Difficulty, Item, ItemKind, Option
from assistant.restated_rules import evidence_label

CHOICES = 4  # options of a 单选 item
ARROW = "→"  # between the steps of an order
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Workshop:
    """What makers work with: the library's sentences and chance, which a seed makes repeatable."""

    knowledge: Knowledge
    chance: Random

    def untrue(self, claim: Claim, span: tuple[int, int], words: Sequence[str]) -> list[str]:
        """Those of the words that no live sentence about the same thing states."""
        about = claim.text[: span[0]] + claim.text[span[1] :]
        return [one for one in words if not self.knowledge.states(claim, about, one)]


def single(
    shop: Workshop, claim: Claim, span: tuple[int, int], wrong: Sequence[str], aim: Aim
) -> Item:
    """A 单选 item that asks for the span of the claim's text."""
    options = [Option(claim.text[slice(*span)], right=True), *(Option(one) for one in wrong)]
    shop.chance.shuffle(options)
    return _item(ItemKind.SINGLE, claim, with_gap(claim, *span), tuple(options), [span], aim)


def multiple(
    shop: Workshop,
    claim: Claim,
    span: tuple[int, int],
    members: Sequence[tuple[int, int]],
    wrong: Sequence[str],
    aim: Aim,
) -> Item:
    """A 多选 item that asks for all members of the list that the span holds."""
    options = [Option(claim.text[slice(*one)], right=True) for one in members]
    options += [Option(one) for one in wrong]
    shop.chance.shuffle(options)
    return _item(ItemKind.MULTIPLE, claim, with_gap(claim, *span), tuple(options), members, aim)


def blank(claim: Claim, spans: Sequence[tuple[int, int]], aim: Aim) -> Item:
    """A 填空 item with a gap for each of the spans, which stand in order."""
    text, at = "", 0
    for start, end in spans:
        text, at = text + claim.text[at:start] + GAP, end
    return _item(ItemKind.BLANK, claim, stem(claim, text + claim.text[at:]), (), spans, aim)


def true_statement(claim: Claim, span: tuple[int, int], aim: Aim) -> Item:
    """A 判断 item that holds; the span is what it turns on."""
    made = _item(ItemKind.JUDGE, claim, stem(claim, claim.text), (), [span], aim)
    return replace(made, key=(RIGHT,))


def false_statement(claim: Claim, span: tuple[int, int], words: str, aim: Aim) -> Item:
    """A 判断 item that does not hold, since other words stand in the span."""
    made = _item(ItemKind.JUDGE, claim, with_words(claim, *span, words), (), [span], aim)
    true = claim.text[slice(*span)]
    note = f"题中“{words}”应为“{true}”。"
    return replace(made, key=(WRONG,), explanation=explanation(claim, note))


def short(claim: Claim, question: str, points: Sequence[tuple[int, int]], aim: Aim) -> Item:
    """A 简答 item; `points` are the spans of the claim's text that an answer has to tell."""
    made = _item(ItemKind.SHORT, claim, question, (), points, aim)
    hard = Difficulty.HARD if len(points) > _FEW else Difficulty.MEDIUM
    return replace(made, difficulty=hard)


def ordered(
    shop: Workshop, claim: Claim, words: str, steps: Sequence[tuple[int, int]]
) -> Item | None:
    """A 单选 item on the order of steps, which stand in the claim's text in the right one."""
    names = [claim.text[slice(*one)] for one in steps]
    right = ARROW.join(names)
    wrong: list[str] = []
    for _ in range(_TRIES):
        shuffled = ARROW.join(shop.chance.sample(names, len(names)))
        if shuffled != right and shuffled not in wrong:
            wrong.append(shuffled)
        if len(wrong) == CHOICES - 1:
            options = [Option(right, right=True), *(Option(one) for one in wrong)]
            shop.chance.shuffle(options)
            made = _item(ItemKind.SINGLE, claim, words, tuple(options), steps, Aim.PROCEDURE)
            return replace(made, key=(right,))
    return None


def chosen(
    shop: Workshop,
    claim: Claim,
    words: str,
    points: Sequence[tuple[int, int]],
    wrong: Sequence[str],
    aim: Aim,
) -> Item:
    """A 多选 item with a stem of its own; `points` are the right options that are shown."""
    options = [Option(claim.text[slice(*one)], right=True) for one in points]
    options += [Option(one) for one in wrong]
    shop.chance.shuffle(options)
    return _item(ItemKind.MULTIPLE, claim, words, tuple(options), points, aim)


def _item(
    kind: ItemKind,
    claim: Claim,
    words: str,
    options: tuple[Option, ...],
    spans: Sequence[tuple[int, int]],
    aim: Aim,
) -> Item:
    key = tuple(claim.text[slice(*span)] for span in spans)
    key = tuple(one.text for one in options if one.right) if kind is ItemKind.SINGLE else key
    return Item(
        kind=kind,
        stem=words,
        options=options,
        key=key,
        explanation=explanation(claim, "", key if _in_parts(claim) else ()),
        citation=citation(claim),
        spans=tuple((claim.start + start, claim.start + end) for start, end in spans),
        difficulty=difficulty(kind, aim, len(spans), len(words), options, claim.text),
        topic=claim.topic,
        aim=aim,
        clause=claim.clause,
    )


def _in_parts(claim: Claim) -> bool:
    """Whether the quote runs over several lines, so that an explanation tells its parts."""
    return "\n" in claim.text


def citation(claim: Claim) -> Citation:
    """The evidence of an item: the claim's whole sentence."""
    return Citation(
        id=1,
        document=claim.document,
        passage=claim.passage,
        locator=claim.locator,
        quote=claim.text,
        start=claim.start,
        end=claim.end,
        label=evidence_label(claim.document, claim.locator, claim.clause),
    )


_FEW = 4  # points of a 简答 item that is not hard
