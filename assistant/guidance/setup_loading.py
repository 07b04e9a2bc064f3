"""The rules of the setup guide from their two files, refused as a whole when an entry is wrong.

`setup_clauses.toml`: sentences, the clause each restates, and words that show it.
`setup_rules.toml`: what applies under which conditions. Beside what `claim_loading` looks at: that
every clause is used, and that a rule that says 应当 rests on such a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from assistant.enterprise import Group, Organisation, Site
from assistant.guidance.claim_loading import (
    LATER,
    ConditionEntry,
    DataFile,
    Entry,
    FactKinds,
    Text,
)
from assistant.guidance.claims import Claim
from assistant.guidance.setup_facts import FACTS
from assistant.guidance.setup_rules import Rule, Rulebook
from assistant.setup_guide import Binding

_PRODUCT = "组织设置向导"
CLAUSES = DataFile(_PRODUCT, "setup_clauses.toml")
RULES = DataFile(_PRODUCT, "setup_rules.toml")

_FACTS = FactKinds(
    {name: fact.kind for name, fact in FACTS.items()},
    {"organisation": set(Organisation), "site": set(Site), "group": set(Group)},
)
_MUST = ("应当", "必须", "设")  # 设1名书记, 设立…委员会 prescribe without 应当


class _RuleEntry(Entry):
    id: Text
    topic: Text
    when: Annotated[list[ConditionEntry], Field(min_length=1)]
    why: Annotated[list[str], Field(min_length=1)]
    form: str | None = None
    binding: Literal["应当", "可以"] | None = None
    text: str = ""
    authority: str = ""
    region: str | None = None
    reference: bool = False
    steps: list[str] = []
    ask: list[str] = []
    instead: dict[str, str] = {}


_RULE_FILE = TypeAdapter(dict[Literal["rule"], list[_RuleEntry]], config=LATER)


@cache
def shipped_rulebook() -> Rulebook:
    """The rules that come with the package."""
    return read_rulebook(CLAUSES.shipped(), RULES.shipped())


def read_rulebook(clauses: str, rules: str) -> Rulebook:
    """The rulebook of two TOML texts. Raises: GuidanceBroken, naming file and entry."""
    claims = CLAUSES.claims(clauses)
    entries = RULES.parsed(_RULE_FILE, rules).get("rule", [])
    read = tuple(_rule(entry, claims) for entry in entries)
    if not read:
        raise RULES.broken("rule", "没有一条规则")
    RULES.require_unique([rule.id for rule in read])
    used = {claim.id for rule in read for claim in (*rule.why, *rule.steps, *rule.instead.values())}
    for idle in claims.keys() - used:
        raise CLAUSES.broken(idle, "没有规则用到它")
    return Rulebook(read, claims)


def _rule(entry: _RuleEntry, claims: Mapping[str, Claim]) -> Rule:
    why, steps = (
        RULES.chosen(entry.id, names, claims, CLAUSES.name) for names in (entry.why, entry.steps)
    )
    others = RULES.chosen(entry.id, entry.instead.values(), claims, CLAUSES.name)
    RULES.chosen(entry.id, entry.instead, claims, CLAUSES.name)
    _require_form(entry, why[0])
    return Rule(
        id=entry.id,
        topic=entry.topic,
        when=RULES.conditions(entry.id, entry.when, _FACTS),
        why=why,
        form=entry.form,
        binding=Binding(entry.binding) if entry.binding else None,
        text=entry.text,
        authority=entry.authority,
        region=entry.region,
        reference=entry.reference,
        steps=steps,
        ask=tuple(entry.ask),
        instead=dict(zip(entry.instead, others, strict=True)),
    )


def _require_form(entry: _RuleEntry, first: Claim) -> None:
    parts = (entry.form, entry.binding, entry.text, entry.authority)
    if any(parts) and not all(parts):
        raise RULES.broken(entry.id, "form、binding、text、authority 要写就都写")
    if entry.reference and not (entry.region and entry.form):
        raise RULES.broken(entry.id, "reference 只用于写了 region 和 form 的规则")
    if entry.binding == str(Binding.MUST):
        weak = [one.quote for one in first.evidence if not any(w in one.quote for w in _MUST)]
        if weak:
            raise RULES.broken(entry.id, f"引文里没有“应当”一类的词：{weak[0]}")
