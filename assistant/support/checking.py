"""What is wrong with a sentence that somebody worded anew and that claims to rest on quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.faults import Fault
from assistant.support.amounts import Amount, amounts, fits, rivals
from assistant.support.bodies import bodies, holds, parties, without
from assistant.support.force import Force, agrees, denies, excluded, force, governed, is_condition, offers_choice
from assistant.support.likeness import Likeness, Place, places
from assistant.support.plain_words import same_words, unified
from assistant.support.references import articles, articles_of, names_known
from assistant.support.segments import Segment, Sentence, is_heading, of_quotes, sentences
from assistant.support.standing import claims_force_wrongly
from assistant.support.wording import content, covered, weight
from assistant.text import squeeze

# Fitted on evals/cases/gate_development.jsonl; docs/decisions/0020 tells how.
_WORDS = 0.62  # share of a sentence's content that its sources have to hold
_WORDS_OF_SEGMENT = 0.34  # … and of any longer stretch between commas
_LONG = 4  # characters of content from which a stretch has to be held for itself
_CLEARLY = 0.12  # by so much another place of the source is nearer than the one that agrees
_NEAR = 0.15  # within this of the nearest sentence, another may be meant as well
_ABOUT = 0.5  # share of a segment's content from which a place of the source is about it


def faults(statement: str, quotes: Sequence[str], names: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What is wrong with the statement, each fault once; nothing when the quotes bear it out.

    `names`: titles, 文号 and locators of what is cited. A statement that stands in a quote word
    for word is at fault in nothing.
    """
    if not quotes:
        return (Fault.UNCITED,)
    if _literal(statement, quotes):
        return ()
    headings = [line for quote in quotes for line in quote.splitlines() if is_heading(line)]
    check = _Check(statement, of_quotes(quotes), [*quotes, *names], [*names, *headings])
    return tuple(fault for fault, has_it in check.found() if has_it)


def _literal(statement: str, quotes: Sequence[str]) -> bool:
    said = squeeze(statement)
    return not said or any(said in squeeze(quote) for quote in quotes)


class _Check:
    """One statement against the sentences of its sources."""

    def __init__(
        self,
        statement: str,
        ground: tuple[Sentence, ...],
        known: Sequence[str],
        names: Sequence[str],
    ) -> None:
        self._text = unified(statement)
        self._claims = sentences(statement)
        self._ground = ground
        self._known = [unified(text) for text in known]
        self._names = [unified(name) for name in names]
        self._places = places(ground)
        self._single = [place for place in self._places if len(place.segments) == 1]
        self._likeness = Likeness(ground)
        self._stated = {
            segment.text: amounts(segment.text) for one in ground for segment in one.segments
        }

    def found(self) -> Iterator[tuple[Fault, bool]]:
        """Each fault and whether the statement has it."""
        yield Fault.NAME, not names_known(self._text, self._known)
        yield Fault.ARTICLE, not self._articles_right()
        yield Fault.NOT_IN_FORCE, claims_force_wrongly(
            self._text, self._ground, self._about(), self._names
        )
        yield Fault.NUMBER, not all(self._amounts_right(*one) for one in self._segments())
        yield Fault.BODY, not all(self._bodies_right(*one) for one in self._segments())
        yield Fault.FORCE, not (
            all(self._force_right(*one) for one in self._segments()) and self._applies()
        )
        yield Fault.WORDS, not self._words_held()

    def _segments(self) -> Iterator[tuple[Segment, Sentence]]:
        return ((segment, claim) for claim in self._claims for segment in claim.segments)

    def _words_held(self) -> bool:
        held = whole = 0.0
        for segment, _ in self._segments():
            heavy = weight(segment.content)
            share = max(
                (covered(segment.content, one.content) for one in self._ground), default=0.0
            )
            if heavy >= _LONG and share < _WORDS_OF_SEGMENT:
                return False
            held, whole = held + share * heavy, whole + heavy
        return not whole or held >= _WORDS * whole

    def _amounts_right(self, segment: Segment, claim: Sentence) -> bool:
        told = amounts(segment.text)
        if not told:
            return True
        before = claim.segments[: claim.segments.index(segment)][-1:]
        beside = told if len(told) > 1 else [*told, *(a for b in before for a in amounts(b.text))]
        return all(self._amount_right(one, told, beside, segment, claim) for one in told)

    def _amount_right(
        self,
        amount: Amount,
        told: Sequence[Amount],
        beside: Sequence[Amount],
        segment: Segment,
        claim: Sentence,
    ) -> bool:
        """Whether the sources state it, of what the segment is about and of nothing else."""
        right = wrong = -1.0
        others = [one for one in beside if one is not amount]
        for place in self._single:
            like = self._likeness.to_place(segment.content, claim.content, place)
            like += _TOGETHER * self._together(others, place)
            for stated in self._stated[place.segments[0].text]:
                if fits(amount, stated):
                    right = max(right, like)
                elif rivals(amount, stated) and not any(fits(one, stated) for one in told):
                    wrong = max(wrong, like)
        if right < 0:
            told = [*(one.source for one in self._ground), *self._names]
            return any(fits(amount, stated) for text in told for stated in amounts(text))
        return wrong - right <= _CLEARLY or weight(segment.content) < _SAYS

    def _together(self, claimed: Sequence[Amount], place: Place) -> float:
        """The share of some amounts that a place states; beside it in its sentence counts half."""
        own = [one for part in place.segments for one in self._stated[part.text]]
        beside = [one for part in place.sentence.segments for one in self._stated[part.text]]
        held = sum(
            (any(fits(one, each) for each in own) + any(fits(one, each) for each in beside)) / 2
            for one in claimed
        )
        return held / len(claimed) if claimed else 0.0

    def _bodies_right(self, segment: Segment, claim: Sentence) -> bool:
        named = bodies(segment.words)
        if not named:
            return True
        told = parties(segment.words)
        around = {body for part in self._single for body in bodies(part.segments[0].words)}
        headed = {body for name in self._names for body in bodies(same_words(name))}
        acting = {body for _, body, _ in told}
        for body in named:
            words = self._said_beside(body, segment, claim)
            stated = {one for each in words for one in bodies(each)}
            if not holds(body, stated, around) and not (
                body not in acting and holds(body, headed)
            ):
                return False
        words = self._said_beside("", segment, claim)
        theirs = [party for one in words for party in parties(one)]
        return all(self._same_party(party, theirs, around) for party in told)

    def _said_beside(self, body: str, segment: Segment, claim: Sentence) -> list[str]:
        """What the sources say where they speak of the rest of a segment."""
        rest = content(without(body, segment.words))
        if not self._likeness.knows(rest):
            return [part.words for one in self._ground for part in one.segments]
        whole = content(without(body, _words(claim)))
        near = self._likeness.near(rest, whole, _NEAR)
        return [part.words for one in near for part in one.segments]

    @staticmethod
    def _same_party(
        party: tuple[str, str, str],
        theirs: Sequence[tuple[str, str, str]],
        around: Collection[str],
    ) -> bool:
        """Whether the source gives the part in the act to the same body, if to any."""
        role, body, act = party
        about = content(act)
        same = [
            other
            for their_role, other, their_act in theirs
            if their_role == role and covered(about, content(their_act)) >= _SPOKEN_OF
        ]
        return not same or holds(body, same, around)

    def _force_right(self, segment: Segment, claim: Sentence) -> bool:
        """Whether the place that is most about what it demands or denies does so as well."""
        condition = is_condition(segment.text)
        if "除" in segment.text and force(segment.text) is Force.PLAIN:
            return True
        about = content(same_words(governed(segment.text)))
        about = about if weight(about) >= _LONG else segment.content
        if weight(about) < _SAYS:
            return True
        told = amounts(segment.text)
        right = wrong = 0.0
        nearest: list[tuple[float, Sentence]] = []
        for place in self._places:
            if covered(about, place.content) < _ABOUT:
                continue
            if condition and not is_condition(place.segments[-1].text):
                continue
            like = self._likeness.to_place(about, claim.content, place)
            like += _TOGETHER * self._together(told, place)
            if self._may_rest_on(segment.text, about, place):
                right = max(right, like)
                nearest.append((like, place.sentence))
            elif self._speaks_of_it(place, segment, claim):
                wrong = max(wrong, like)
        if wrong - right > _CLEARLY:
            return False
        at = claim.segments.index(segment)
        before = claim.segments[at - 1] if at else None
        if before is None or condition or not is_condition(before.text):
            return True
        there = [one for like, one in nearest if like >= right - _SAME]
        return not there or any(self._under(before, one) for one in there)

    @staticmethod
    def _under(condition: Segment, sentence: Sentence) -> bool:
        """Whether a sentence rules for this condition and not for its contrary: 设, 不设."""
        alike = [
            part
            for part in sentence.segments
            if is_condition(part.text) and covered(condition.content, part.content) >= _SPOKEN_OF
        ]
        return not alike or any(
            denies(part.text) is denies(condition.text) for part in alike
        )

    def _speaks_of_it(self, place: Place, segment: Segment, claim: Sentence) -> bool:
        """Whether the claim holds what the place demands, permits or denies, and not as it does."""
        for part in place.segments:
            if agrees(segment.text, part.text):
                continue
            for governs in content(same_words(governed(part.text))).split("|"):
                if weight(governs) < _SAYS or covered(governs, claim.content) < _SPOKEN_OF:
                    continue
                if not any(
                    agrees(other.text, part.text) and covered(governs, other.content) >= _SPOKEN_OF
                    for other in claim.segments
                    if other is not segment
                ):
                    return True
        return False

    def _may_rest_on(self, said: str, about: str, place: Place) -> bool:
        """Whether a segment of the place that matters speaks with the same force."""
        for part in place.segments:
            if agrees(said, part.text) and self._matters(about, part, place):
                return True
        forces = {force(part.text) for part in place.segments}
        permitted = offers_choice(place.sentence.line) or any(
            force(part.text) is Force.PERMITS for part in place.sentence.segments
        )
        return force(said) is Force.PERMITS and forces == {Force.PLAIN} and permitted

    @staticmethod
    def _matters(about: str, part: Segment, place: Place) -> bool:
        """Whether a segment adds to what its place holds, or only says 没有规定 of the rest."""
        others = [one for one in place.segments if one is not part]
        if not others:
            return True
        rest = "|".join(one.content for one in others)
        adds = covered(about, place.content) - covered(about, rest)
        own = weight(content(same_words(governed(part.text))))
        return adds >= _ADDS or (denies(part.text) and own < _SAYS)

    def _applies(self) -> bool:
        """Whether nobody is told a rule that the source says does not apply to him."""
        for claim in self._claims:
            if any(denies(part.text) for part in claim.segments):
                continue
            for one in self._likeness.near(claim.content, claim.content, _NEAR):
                for part in one.segments:
                    to = content(same_words(excluded(part.text)))
                    if weight(to) >= _SAYS and covered(to, claim.content) >= _WHOLLY:
                        return False
        return True

    def _articles_right(self) -> bool:
        told = articles(self._text)
        if not told:
            return True
        allowed = dict(zip(self._ground, articles_of(self._ground, self._names), strict=True))
        return told <= frozenset[str]().union(*(allowed[one] for one in self._nearest()))

    def _about(self) -> list[Sentence]:
        """The sentences of the sources that say what the statement says, by half at least."""
        return [
            one
            for claim in self._claims
            for one in self._likeness.near(claim.content, claim.content, _NEAR)
            if covered(claim.content, one.content) >= _ABOUT
        ]

    def _nearest(self) -> list[Sentence]:
        return [
            one
            for segment, claim in self._segments()
            if weight(segment.content) >= 2
            for one in self._likeness.near(segment.content, claim.content, _NEAR)
        ]


_TOGETHER = 0.4  # what the other amounts of a segment add to the likeness of a sentence
_ADDS = 0.15  # share of a content that a segment has to add to its neighbour's
_SAME = 0.05
_SPOKEN_OF = 0.65
_WHOLLY = 0.8
_SAYS = 2  # characters of content below which nothing is said


def _words(claim: Sentence) -> str:
    return "，".join(segment.words for segment in claim.segments)
