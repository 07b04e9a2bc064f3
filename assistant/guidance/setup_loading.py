"""The rules of the setup guide from their two files, refused as a whole when an entry is wrong.

`setup_clauses.toml`: sentences, the clause each restates, and words that show it.
`setup_rules.toml`: what applies under which conditions. Checked here, so that no library is needed
to trust the data: names and types, that every clause is used, that every sentence is borne out by
each of its quotes, and that a digest's quote names the clause it restates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from assistant.citations import supported
from assistant.document_names import title_key
from assistant.enterprise import Group, Organisation, Site
from assistant.errors import GuidanceBroken
from assistant.guidance.setup_facts import FACTS
from assistant.guidance.setup_rules import Claim, Condition, Evidence, Rule, Rulebook, Test, Unknown
from assistant.guidance.setup_sources import same_name
from assistant.setup_guide import Binding
from assistant.text import squeeze

CLAUSES = "setup_clauses.toml"
RULES = "setup_rules.toml"

_CHOICES: Mapping[str, set[str]] = {
    "organisation": set(Organisation),
    "site": set(Site),
    "group": set(Group),
}
_MUST = ("应当", "必须", "设")  # 设1名书记, 设立…委员会 prescribe without 应当
_NUMBERS = {Test.AT_LEAST, Test.AT_MOST}

_T = TypeVar("_T")
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class _EvidenceEntry(_Entry):
    document: _Text
    quote: _Text


class _ClauseEntry(_Entry):
    source: _Text
    article: str = ""
    text: _Text
    standing: str = ""
    edition: str = ""
    evidence: Annotated[list[_EvidenceEntry], Field(min_length=1)]


class _ConditionEntry(_Entry):
    fact: _Text
    at_least: int | None = None
    at_most: int | None = None
    one_of: list[str] | None = None
    mentions: list[str] | None = None
    is_: Annotated[bool | None, Field(alias="is")] = None
    unknown: Literal["open", "met", "unmet"] = "open"


class _RuleEntry(_Entry):
    id: _Text
    topic: _Text
    when: Annotated[list[_ConditionEntry], Field(min_length=1)]
    why: Annotated[list[str], Field(min_length=1)]
    form: str | None = None
    binding: Literal["应当", "可以"] | None = None
    text: str = ""
    authority: str = ""
    region: str | None = None
    reference: bool = False
    steps: list[str] = []
    ask: list[str] = []


_LATER = ConfigDict(defer_build=True)  # validators are built when a guide is asked for
_CLAUSE_FILE = TypeAdapter(dict[str, _ClauseEntry], config=_LATER)
_RULE_FILE = TypeAdapter(dict[Literal["rule"], list[_RuleEntry]], config=_LATER)


@cache
def shipped_rulebook() -> Rulebook:
    """The rules that come with the package."""
    folder = files("assistant.guidance")
    return read_rulebook(
        folder.joinpath(CLAUSES).read_text("utf-8"), folder.joinpath(RULES).read_text("utf-8")
    )


def read_rulebook(clauses: str, rules: str) -> Rulebook:
    """The rulebook of two TOML texts. Raises: GuidanceBroken, naming file and entry."""
    claims = {
        name: _claim(name, entry) for name, entry in _parsed(CLAUSES, _CLAUSE_FILE, clauses).items()
    }
    entries = _parsed(RULES, _RULE_FILE, rules).get("rule", [])
    read = tuple(_rule(entry, claims) for entry in entries)
    if not read:
        raise _broken(RULES, "rule", "没有一条规则")
    _unique([rule.id for rule in read])
    used = {claim.id for rule in read for claim in (*rule.why, *rule.steps)}
    for idle in claims.keys() - used:
        raise _broken(CLAUSES, idle, "没有规则用到它")
    return Rulebook(read, claims)


def _parsed(name: str, shape: TypeAdapter[_T], text: str) -> _T:
    try:
        return shape.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _broken(name, "TOML", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise _broken(name, ".".join(map(str, first["loc"])), first["msg"]) from error


def _claim(name: str, entry: _ClauseEntry) -> Claim:
    evidence = tuple(Evidence(one.document, one.quote) for one in entry.evidence)
    for one in evidence:
        if not same_name(one.document, entry.source):
            _require_named(name, entry, one)
        if not supported(entry.text, [one.quote], [one.document]):
            raise _broken(CLAUSES, name, f"“{entry.text}”从引文“{one.quote}”里得不出来")
    return Claim(
        name, entry.text, entry.source, entry.article, evidence, entry.standing, entry.edition
    )


def _require_named(name: str, entry: _ClauseEntry, evidence: Evidence) -> None:
    """A digest binds nobody by itself: its words have to say which clause they restate."""
    for part in (title_key(entry.source), squeeze(entry.article)):
        if part not in squeeze(evidence.quote):
            raise _broken(
                CLAUSES, name, f"《{evidence.document}》的引文没有写明“{part}”：{evidence.quote}"
            )


def _rule(entry: _RuleEntry, claims: Mapping[str, Claim]) -> Rule:
    why, steps = (_claims(entry.id, names, claims) for names in (entry.why, entry.steps))
    _require_form(entry, why[0])
    return Rule(
        id=entry.id,
        topic=entry.topic,
        when=tuple(_condition(entry.id, one) for one in entry.when),
        why=why,
        form=entry.form,
        binding=Binding(entry.binding) if entry.binding else None,
        text=entry.text,
        authority=entry.authority,
        region=entry.region,
        reference=entry.reference,
        steps=steps,
        ask=tuple(entry.ask),
    )


def _require_form(entry: _RuleEntry, first: Claim) -> None:
    parts = (entry.form, entry.binding, entry.text, entry.authority)
    if any(parts) and not all(parts):
        raise _broken(RULES, entry.id, "form、binding、text、authority 要写就都写")
    if entry.reference and not (entry.region and entry.form):
        raise _broken(RULES, entry.id, "reference 只用于写了 region 和 form 的规则")
    if entry.binding == str(Binding.MUST):
        weak = [one.quote for one in first.evidence if not any(w in one.quote for w in _MUST)]
        if weak:
            raise _broken(RULES, entry.id, f"引文里没有“应当”一类的词：{weak[0]}")


def _claims(rule: str, names: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    for name in names:
        if name not in claims:
            raise _broken(RULES, rule, f"{CLAUSES} 里没有 {name}")
    return tuple(claims[name] for name in names)


def _condition(rule: str, entry: _ConditionEntry) -> Condition:
    if entry.fact not in FACTS:
        raise _broken(RULES, rule, f"没有 {entry.fact} 这一项企业情况")
    tests: dict[Test, int | bool | list[str] | None] = {
        Test.AT_LEAST: entry.at_least,
        Test.AT_MOST: entry.at_most,
        Test.ONE_OF: entry.one_of,
        Test.MENTIONS: entry.mentions,
        Test.IS: entry.is_,
    }
    given = [(test, value) for test, value in tests.items() if value is not None]
    if len(given) != 1:
        raise _broken(RULES, rule, f"{entry.fact} 的条件要写一种比较，写了 {len(given)} 种")
    test, value = given[0]
    kind = FACTS[entry.fact].kind
    fits = int if test in _NUMBERS else bool if test is Test.IS else str
    if kind is not fits:
        raise _broken(RULES, rule, f"{entry.fact} 不能用 {test} 比较")
    words = tuple(value) if isinstance(value, list) else ()
    strange = set(words) - _CHOICES.get(entry.fact, set(words))
    if strange or (isinstance(value, list) and not words):
        raise _broken(RULES, rule, f"{entry.fact} 没有这样的取值：{'、'.join(strange) or '空'}")
    chosen = value if isinstance(value, int) else words
    return Condition(entry.fact, test, chosen, Unknown(entry.unknown))


def _unique(ids: list[str]) -> None:
    for name in ids:
        if ids.count(name) > 1:
            raise _broken(RULES, name, "编号重复")


def _broken(file: str, entry: str, what: str) -> GuidanceBroken:
    return GuidanceBroken(f"组织设置向导的规则有误：{file} 的 {entry}：{what}。请更正后再用。")
