"""Other words for the stems of items, through the gate: items stay whole, keys and options too.

Only what is asked is worded anew: the rule that a stem names stays in front of it. Distractors are
never a model's: the gate can tell that a sentence is borne out, not that it is false.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.papers import PaperSet
from assistant.protocols import LineWriter
from assistant.quiz.set_validators import Stems
from assistant.quiz.stem_gate import can_be_worded, may_stand
from assistant.quiz.wording import named
from assistant.quiz_items import GAP, Item, QuizResult
from assistant.wording_gate import passed
from assistant.wording_work import WordingWork

TOPIC = "党务知识试题的题干"
# What stands for a gap while a model reads: empty brackets are taken for a mark that was cut out.
_SPOKEN_GAP = "【空】"
_GAP_AGAIN = re.compile(r"[【（(［\[〔]\s*空\s*[】）)］\]〕]|＿{2,}")


class StemWording:
    """Words stems anew where there is a writer for that; without one, all stays as it is."""

    def __init__(self, writer: LineWriter | None) -> None:
        self._writer = writer

    def of_result(self, made: QuizResult, avoid: Sequence[str] = ()) -> QuizResult:
        """The items of a request; `avoid`: stems that none may come near."""
        items, work = self._worded(made.items, (), avoid)
        return replace(made, items=items, wording=work)

    def of_papers(
        self, made: PaperSet, approved: Collection[str], avoid: Sequence[str] = ()
    ) -> PaperSet:
        """The versions of a paper; items with an `approved` id stay as their trainer left them."""
        first = made.papers[0].items if made.papers else ()
        items, work = self._worded(first, approved, avoid)
        other = {one.id: new.stem for one, new in zip(first, items, strict=True)}
        papers = tuple(
            replace(
                paper,
                sections=tuple(
                    replace(
                        part,
                        items=tuple(replace(one, stem=other[one.id]) for one in part.items),
                    )
                    for part in paper.sections
                ),
            )
            for paper in made.papers
        )
        return replace(made, papers=papers, wording=work)

    def _worded(
        self, items: Sequence[Item], approved: Collection[str], avoid: Sequence[str] = ()
    ) -> tuple[tuple[Item, ...], WordingWork | None]:
        """The items in their order, and what was done; nothing where nobody could be asked."""
        places = [
            at for at, one in enumerate(items) if one.id not in approved and can_be_worded(one)
        ]
        if self._writer is None or not places:
            return tuple(items), None
        asked = [_asked(items[at]) for at in places]
        proposals = self._writer.propose(TOPIC, asked)
        found, avoided = list(items), Stems(avoid)

        def passes(which: int, text: str) -> bool:
            at = places[which]
            new = replace(found[at], stem=_stem(found[at], text))
            if not may_stand(found[at], new) or _repeats(new, found, at, avoided):
                return False
            found[at] = new
            return True

        _, work = passed(asked, proposals, self._writer.name, passes)
        return tuple(found), replace(work, kept=len(items) - work.reworded)


def _repeats(new: Item, items: Sequence[Item], at: int, avoided: Stems) -> bool:
    """Whether the new stem comes near another one where the old one did not."""
    old = items[at]
    if avoided.near(new.stem, new) and not avoided.near(old.stem, old):
        return True
    others = Stems()
    for place, one in enumerate(items):
        if place != at:
            others.add(one.stem, one)
    return others.near(new.stem, new) and not others.near(old.stem, old)


def _asked(item: Item) -> str:
    """What a model is shown of a stem."""
    return item.stem.removeprefix(named(item.stem)).replace(GAP, _SPOKEN_GAP)


def _stem(item: Item, text: str) -> str:
    """The stem in a model's words."""
    words = _GAP_AGAIN.sub(GAP, text).strip()
    return f"{named(item.stem)}{words.rstrip('。；;')}。"
