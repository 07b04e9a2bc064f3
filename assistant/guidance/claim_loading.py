"""Claims and conditions from TOML data that ships with the package, refused when an entry is wrong.

Checked here, so that no library is needed to trust the data: names and types, that every sentence
is borne out by each of its quotes, and that a digest's quote names the clause it restates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from assistant.citations import supported
from assistant.document_names import title_key
from assistant.errors import GuidanceBroken
from assistant.guidance.claim_sources import same_name
from assistant.guidance.claims import Claim, Evidence
from assistant.guidance.conditions import Condition, Test, Unknown
from assistant.text import squeeze

_NUMBERS = {Test.AT_LEAST, Test.AT_MOST}

_T = TypeVar("_T")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
LATER = ConfigDict(defer_build=True)  # validators are built when the data is asked for


class Entry(BaseModel):
    """The base of every kind of entry: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class _EvidenceEntry(Entry):
    document: Text
    quote: Text


class _ClauseEntry(Entry):
    source: Text
    article: str = ""
    text: Text
    standing: str = ""
    edition: str = ""
    evidence: Annotated[list[_EvidenceEntry], Field(min_length=1)]


class ConditionEntry(Entry):
    """`{ fact = "members", at_least = 3 }`: one comparison, and what to make of an unknown fact."""

    fact: Text
    at_least: int | None = None
    at_most: int | None = None
    one_of: list[str] | None = None
    mentions: list[str] | None = None
    is_: Annotated[bool | None, Field(alias="is")] = None
    unknown: Literal["open", "met", "unmet"] = "open"


_CLAUSE_FILE = TypeAdapter(dict[str, _ClauseEntry], config=LATER)


@dataclass(frozen=True, slots=True)
class FactKinds:
    """What conditions may speak of: the type of each fact, and the words that some may take."""

    kinds: Mapping[str, type[int] | type[bool] | type[str]]
    choices: Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of shipped data and the product that rests on it, as errors name them."""

    product: str
    name: str

    def shipped(self) -> str:
        """Its text as it comes with the package."""
        return files("assistant.guidance").joinpath(self.name).read_text("utf-8")

    def parsed(self, shape: TypeAdapter[_T], text: str) -> _T:
        """The entries of a TOML text. Raises: GuidanceBroken."""
        try:
            return shape.validate_python(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise self.broken("TOML", str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            raise self.broken(".".join(map(str, first["loc"])), first["msg"]) from error

    def claims(self, text: str) -> dict[str, Claim]:
        """The claims of a file of clauses by id. Raises: GuidanceBroken."""
        entries = self.parsed(_CLAUSE_FILE, text)
        return {name: self._claim(name, entry) for name, entry in entries.items()}

    def chosen(
        self, entry: str, names: Iterable[str], claims: Mapping[str, Claim], home: str
    ) -> tuple[Claim, ...]:
        """The claims that an entry names; `home`: the file they are looked for in."""
        for name in names:
            if name not in claims:
                raise self.broken(entry, f"{home} 里没有 {name}")
        return tuple(claims[name] for name in names)

    def conditions(
        self, entry: str, written: Iterable[ConditionEntry], facts: FactKinds
    ) -> tuple[Condition, ...]:
        """The conditions of an entry, checked against the facts there are."""
        return tuple(self._condition(entry, one, facts) for one in written)

    def require_unique(self, ids: list[str]) -> None:
        """Raises: GuidanceBroken for an id that stands twice."""
        for name in ids:
            if ids.count(name) > 1:
                raise self.broken(name, "编号重复")

    def broken(self, entry: str, what: str) -> GuidanceBroken:
        """The error for an entry that is wrong."""
        return GuidanceBroken(
            f"{self.product}的规则有误：{self.name} 的 {entry}：{what}。请更正后再用。"
        )

    def _claim(self, name: str, entry: _ClauseEntry) -> Claim:
        evidence = tuple(Evidence(one.document, one.quote) for one in entry.evidence)
        for one in evidence:
            if not same_name(one.document, entry.source):
                self._require_named(name, entry, one)
            if not supported(entry.text, [one.quote], [one.document]):
                raise self.broken(name, f"“{entry.text}”从引文“{one.quote}”里得不出来")
        return Claim(
            name, entry.text, entry.source, entry.article, evidence, entry.standing, entry.edition
        )

    def _require_named(self, name: str, entry: _ClauseEntry, evidence: Evidence) -> None:
        """A digest binds nobody by itself: its words have to say which clause they restate."""
        for part in (title_key(entry.source), squeeze(entry.article)):
            if part not in squeeze(evidence.quote):
                raise self.broken(
                    name, f"《{evidence.document}》的引文没有写明“{part}”：{evidence.quote}"
                )

    def _condition(self, entry: str, written: ConditionEntry, facts: FactKinds) -> Condition:
        fact = written.fact
        if fact not in facts.kinds:
            raise self.broken(entry, f"没有 {fact} 这一项企业情况")
        tests: dict[Test, int | bool | list[str] | None] = {
            Test.AT_LEAST: written.at_least,
            Test.AT_MOST: written.at_most,
            Test.ONE_OF: written.one_of,
            Test.MENTIONS: written.mentions,
            Test.IS: written.is_,
        }
        given = [(test, value) for test, value in tests.items() if value is not None]
        if len(given) != 1:
            raise self.broken(entry, f"{fact} 的条件要写一种比较，写了 {len(given)} 种")
        test, value = given[0]
        fits = int if test in _NUMBERS else bool if test is Test.IS else str
        if facts.kinds[fact] is not fits:
            raise self.broken(entry, f"{fact} 不能用 {test} 比较")
        words = tuple(value) if isinstance(value, list) else ()
        strange = set(words) - facts.choices.get(fact, set(words))
        if strange or (isinstance(value, list) and not words):
            raise self.broken(entry, f"{fact} 没有这样的取值：{'、'.join(strange) or '空'}")
        chosen = value if isinstance(value, int) else words
        return Condition(fact, test, chosen, Unknown(written.unknown))
