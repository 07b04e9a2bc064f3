"""What a library states, sentence by sentence, each with the rule that it stands in or restates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.domain import Document, ParsedDocument, Passage, Status
from assistant.text import squeeze

OUT_OF_FORCE = (Status.REVISED, Status.REPEALED, Status.NOT_YET)
_EDGES = " \t\u3000。；;，,：:、\n"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a live text that can be asked about.

    `text` is the literal span that begins at `start` of the document's stored text, without item
    marks, source brackets and closing punctuation. `clause`: the rule as an item names it;
    `spoken`: it stands in a speech. `group`: the list or clause that it shares with its neighbours.
    `opens`: whether it is the first sentence of its paragraph, so that its subject stands in it.
    """

    document: Document
    passage: Passage
    text: str
    start: int
    clause: str
    topic: str
    group: str
    locator: str = ""
    spoken: bool = False
    opens: bool = True

    @property
    def end(self) -> int:
        """Where it ends in the stored text."""
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """Its comparison form."""
        return squeeze(self.text)


@dataclass(frozen=True, slots=True)
class RuleList:
    """A list that a rule lays down: the words that lead to it and its members, all of them.

    `whole` is the literal text from the lead to the last member, which lies in one passage.
    """

    lead: Claim
    members: tuple[Claim, ...]
    whole: Claim

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """Where the members stand in the text of `whole`."""
        shift = self.whole.start
        return tuple((one.start - shift, one.end - shift) for one in self.members)


def rule_named(clause: str) -> str:
    """The rule that a clause belongs to, without its article; all of it where it names several."""
    return clause if "、《" in clause else clause.rpartition("》")[0] + "》"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and punctuation at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def pieces(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """The trimmed spans between the marks; marks within brackets or quotes part nothing."""
    depth, cuts = 0, [start - 1]
    for at in range(start, end):
        if text[at] in "（(“《【":
            depth += 1
        elif text[at] in "）)”》】":
            depth = max(0, depth - 1)
        elif text[at] in marks and (not depth or text[at] == "\n"):
            depth = 0
            cuts.append(at)
    for left, right in pairwise([*cuts, end]):
        span = trimmed(text, left + 1, right)
        if span[0] < span[1]:
            yield span


def deepest_locator(contents: ParsedDocument, start: int, end: int) -> str:
    """The locator of the innermost section around the span; empty where there is none."""
    around = [one for one in contents.sections if one.start <= start and end <= one.end]
    return max(around, key=lambda one: (one.start, -one.end)).locator if around else ""


def holding(contents: ParsedDocument, start: int, end: int) -> Passage | None:
    """The passage that the span lies in; none where it runs over its end."""
    found = (p for p in contents.passages if p.start <= start and end <= p.end)
    return next(found, None)
