"""The data of visit packs from its files, refused as a whole when an entry is wrong.

`visit_clauses.toml` beside `setup_clauses.toml`: sentences, each with its clause.
`visit_checks.toml`: requirements. `visit_strategies.toml`: how to go about a kind of enterprise.
`visit_words.toml`: questions, talks, ledgers and papers to take along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from assistant.enterprise import Organisation, Site
from assistant.guidance.claim_loading import ConditionEntry, DataFile, FactKinds
from assistant.guidance.claims import Claim
from assistant.guidance.conditions import Condition
from assistant.guidance.setup_loading import CLAUSES as SETUP_CLAUSES
from assistant.guidance.visit_entries import (
    CHECK_FILE,
    STRATEGY_FILE,
    WORDS_FILE,
    CheckEntry,
    LedgerEntry,
    QuestionEntry,
    StepEntry,
    StrategyEntry,
    TalkEntry,
    WordsFile,
)
from assistant.guidance.visit_facts import fact_kinds
from assistant.guidance.visit_rules import (
    CheckRule,
    Deadline,
    LedgerRule,
    Paper,
    Question,
    StepRule,
    StrategyRule,
    TalkRule,
    Visitbook,
)
from assistant.profile_fields import PROFILE_FIELDS, LegalForm, Origin, Ownership

_PRODUCT = "走访资料包"
CLAUSES = DataFile(_PRODUCT, "visit_clauses.toml")
CHECKS = DataFile(_PRODUCT, "visit_checks.toml")
STRATEGIES = DataFile(_PRODUCT, "visit_strategies.toml")
WORDS = DataFile(_PRODUCT, "visit_words.toml")

_CHOICES: Mapping[str, set[str]] = {
    "organisation": set(Organisation),
    "site": set(Site),
    "ownership": set(Ownership),
    "legal_form": set(LegalForm),
    "secretary_origin": set(Origin),
}


@cache
def shipped_visitbook() -> Visitbook:
    """The data that comes with the package."""
    return read_visitbook(*(one.shipped() for one in (CLAUSES, CHECKS, STRATEGIES, WORDS)))


def read_visitbook(clauses: str, checks: str, strategies: str, words: str) -> Visitbook:
    """The data of four TOML texts. Raises: GuidanceBroken, naming file and entry."""
    own = CLAUSES.claims(clauses)
    shared = SETUP_CLAUSES.claims(SETUP_CLAUSES.shipped())
    for twice in own.keys() & shared.keys():
        raise CLAUSES.broken(twice, f"{SETUP_CLAUSES.name} 里已有这个编号")
    reading = _Reading({**shared, **own})
    book = reading.book(
        CHECKS.parsed(CHECK_FILE, checks).get("check", []),
        STRATEGIES.parsed(STRATEGY_FILE, strategies).get("strategy", []),
        WORDS.parsed(WORDS_FILE, words),
    )
    for idle in own.keys() - {claim.id for claim in book.claims_in_use()}:
        raise CLAUSES.broken(idle, "没有内容用到它")
    return book


class _Reading:
    """Entries into data, against the claims and the facts there are."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._facts = FactKinds(fact_kinds(), _CHOICES)

    def book(
        self,
        checks: Sequence[CheckEntry],
        strategies: Sequence[StrategyEntry],
        words: WordsFile,
    ) -> Visitbook:
        CHECKS.require_unique([one.id for one in checks])
        STRATEGIES.require_unique([one.id for one in strategies])
        ids = {one.id for one in checks}
        for question in words.question:
            _require_known(WORDS, question.text, question.checks, ids)
        for paper in words.paper:
            _require_known(WORDS, paper.text, paper.checks, ids)
        return Visitbook(
            checks=tuple(self._check(one) for one in checks),
            strategies=tuple(self._strategy(one) for one in strategies),
            questions=tuple(self._question(one) for one in words.question),
            talks=tuple(self._talk(one) for one in words.talk),
            ledgers=tuple(_ledger(one) for one in words.ledger),
            ledger_notes=self._chosen(WORDS, "ledger_clauses", words.ledger_clauses),
            papers=tuple(
                Paper(one.text, self._when(WORDS, one.text, one.when), tuple(one.checks))
                for one in words.paper
            ),
            claims=self._claims,
        )

    def _check(self, entry: CheckEntry) -> CheckRule:
        _require_known(CHECKS, entry.id, entry.shows, self._facts.kinds)
        return CheckRule(
            id=entry.id,
            title=entry.title,
            group=entry.group,
            authority=entry.authority,
            applies=self._when(CHECKS, entry.id, entry.applies),
            due=self._when(CHECKS, entry.id, entry.due),
            met=self._when(CHECKS, entry.id, entry.met),
            near=self._when(CHECKS, entry.id, entry.near),
            why=self._chosen(CHECKS, entry.id, entry.clauses),
            shows=tuple(entry.shows),
            steps=tuple(self._step(CHECKS, entry.id, one) for one in entry.steps),
        )

    def _strategy(self, entry: StrategyEntry) -> StrategyRule:
        return StrategyRule(
            id=entry.id,
            name=entry.name,
            when=self._when(STRATEGIES, entry.id, entry.when),
            why=self._chosen(STRATEGIES, entry.id, entry.clauses),
            reading=entry.reading,
            steps=tuple(self._step(STRATEGIES, entry.id, one) for one in entry.steps),
        )

    def _step(self, file: DataFile, id: str, entry: StepEntry) -> StepRule:
        by = entry.by
        if by is not None and by.by_clause and not entry.clause:
            raise file.broken(id, f"“{entry.text}”的期限写明依据条款，却没有写 clause")
        claims = self._chosen(file, id, [entry.clause]) if entry.clause else (None,)
        deadline = Deadline(by.days, by.months, by.end, by.by_clause, by.note) if by else None
        when = self._when(file, id, entry.when)
        return StepRule(entry.text, entry.who, deadline, claims[0], when)

    def _question(self, entry: QuestionEntry) -> Question:
        _require_known(WORDS, entry.text, entry.fields, PROFILE_FIELDS)
        return Question(
            whom=entry.whom,
            text=entry.text,
            when=self._when(WORDS, entry.text, entry.when),
            fields=tuple(entry.fields),
            checks=tuple(entry.checks),
        )

    def _talk(self, entry: TalkEntry) -> TalkRule:
        return TalkRule(
            worry=entry.worry,
            why=self._chosen(WORDS, entry.worry, entry.clauses),
            advice=tuple(entry.advice),
            when=self._when(WORDS, entry.worry, entry.when),
        )

    def _chosen(self, file: DataFile, id: str, names: Iterable[str]) -> tuple[Claim, ...]:
        return file.chosen(id, names, self._claims, CLAUSES.name)

    def _when(
        self, file: DataFile, id: str, written: Iterable[ConditionEntry]
    ) -> tuple[Condition, ...]:
        return file.conditions(id, written, self._facts)


def _ledger(entry: LedgerEntry) -> LedgerRule:
    named = [one.field for one in entry.columns if one.field]
    _require_known(WORDS, entry.name, named, PROFILE_FIELDS)
    return LedgerRule(entry.name, tuple((one.label, one.field) for one in entry.columns))


def _require_known(file: DataFile, id: str, names: Iterable[str], known: Iterable[str]) -> None:
    strange = set(names) - set(known)
    if strange:
        raise file.broken(id, f"没有 {'、'.join(sorted(strange))}")
