"""The data of the guide: what ships is sound, and what is wrong is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import AssistantError
from assistant.answering.evidence import deepest_locator
from assistant.domain import Kind
from assistant.guidance.claim_sources import Sources
from assistant.guidance.setup_loading import read_rulebook, shipped_rulebook
from assistant.testing import InMemoryCatalogue
from tests.guidance.kit import digests, read

CLAUSES = """
[gather]
source = "果园条例"
article = "第二条"
text = "社员五人以上的，应当成立小组"
evidence = [
  { document = "果园条例", quote = "社员五人以上的，应当成立小组" },
  { document = "果园要点", quote = "社员五人以上，应当成立小组（《果园条例》第二条）" },
]
"""
RULES = """
[[rule]]
id = "group"
topic = "成立小组"
form = "小组"
binding = "应当"
text = "成立小组"
authority = "单位制度"
when = [{ fact = "members", at_least = 5 }]
why = ["gather"]
"""


def test_the_shipped_rules_stand_in_the_starter_library() -> None:
    sources = Sources(InMemoryCatalogue(digests()), deepest_locator)
    lost = [c.id for c in shipped_rulebook().claims.values() if not sources.find(c).binds]
    assert lost == []


def test_the_shipped_rules_stand_in_the_texts_themselves(shared: Path) -> None:
    folders = ["party-rules", "party-constitution-2017", "laws", "fragments"]
    paths = [p for f in folders for p in sorted((shared / "documents" / f).glob("*"))]
    names = ("条例", "章程", "细则", "工会法", "公司法", "浙江省非公", "设置原则")
    chosen = [p for p in paths if any(name in p.name for name in names)]
    library = read([*chosen, *sorted((shared / "seed").iterdir())])
    sources = Sources(InMemoryCatalogue(library), deepest_locator)
    found = {c.id: sources.find(c) for c in shipped_rulebook().claims.values()}
    assert [name for name, one in found.items() if not one.binds] == ["mobile-approved"]
    quoted = [one.quote.document.kind for one in found.values() if one.quote]
    assert Kind.DIGEST not in quoted


def test_a_small_rulebook_is_read() -> None:
    book = read_rulebook(CLAUSES, RULES)
    assert [rule.id for rule in book.rules] == ["group"]
    assert book.rules[0].why[0].evidence[1].document == "果园要点"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('fact = "members"', 'fact = "trees"', "没有 trees 这一项"),
        ("at_least = 5", 'at_least = "五"', "rule"),
        (", at_least = 5", "", "要写一种比较"),
        ("at_least = 5", "at_least = true", "at_least"),
        ("at_least = 5", "at_least = 5, at_most = 9", "写了 2 种"),
        ("at_least = 5", 'one_of = ["五"]', "不能用 one_of 比较"),
        ('fact = "members", at_least = 5', 'fact = "site", one_of = ["果园"]', "没有这样的取值"),
        ('fact = "members", at_least = 5', 'fact = "site", one_of = []', "没有这样的取值"),
        ("at_least = 5", 'at_least = 5, unknown = "perhaps"', "unknown"),
        ('why = ["gather"]', 'why = ["scatter"]', "没有 scatter"),
        ('why = ["gather"]', "why = []", "why"),
        ('binding = "应当"', 'binding = "必须"', "binding"),
        ('binding = "应当"', "", "要写就都写"),
        ('topic = "成立小组"', 'topic = "成立小组"\ncolour = "red"', "colour"),
        ('topic = "成立小组"', 'topic = "成立小组"\nreference = true', "reference"),
        ('[[rule]]\nid = "group"', '[[rule]\nid = "group"', "TOML"),
    ],
)
def test_a_faulty_rule_is_named(old: str, new: str, said: str) -> None:
    assert old in RULES
    with pytest.raises(AssistantError, match="setup_rules.toml") as caught:
        read_rulebook(CLAUSES, RULES.replace(old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('text = "社员五人以上的', 'text = "社员六人以上的', "得不出来"),
        ("（《果园条例》第二条）", "（《果园条例》第三条）", "没有写明“第二条”"),
        ("（《果园条例》第二条）", "（第二条）", "没有写明“果园条例”"),
        ('quote = "社员五人以上的，应当成立小组"', 'quote = " "', "quote"),
        ('source = "果园条例"', 'source = ""', "source"),
        ("[gather]", "[gather]\npage = 3", "page"),
        ("[gather]", "[gather", "TOML"),
        ("应当成立小组", "可以成立小组", "没有“应当”一类的词"),
    ],
)
def test_a_faulty_clause_is_named(old: str, new: str, said: str) -> None:
    assert old in CLAUSES
    with pytest.raises(AssistantError, match="组织设置向导的规则有误") as caught:
        read_rulebook(CLAUSES.replace(old, new), RULES)
    assert said in str(caught.value)


def test_what_no_rule_uses_and_what_stands_twice_is_refused() -> None:
    idle = CLAUSES + CLAUSES.replace("[gather]", "[idle]")
    with pytest.raises(AssistantError, match="idle：没有规则用到它"):
        read_rulebook(idle, RULES)
    with pytest.raises(AssistantError, match="编号重复"):
        read_rulebook(CLAUSES, RULES + RULES)
    with pytest.raises(AssistantError, match="没有一条规则"):
        read_rulebook("", "")
