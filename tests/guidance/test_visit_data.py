"""The data of visit packs: what ships is sound, and what is wrong is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import AssistantError
from assistant.answering.evidence import deepest_locator
from assistant.domain import Kind
from assistant.guidance.claim_sources import Sources
from assistant.guidance.visit_loading import (
    CHECKS,
    CLAUSES,
    STRATEGIES,
    WORDS,
    read_visitbook,
    shipped_visitbook,
)
from assistant.testing import InMemoryCatalogue
from tests.guidance.kit import digests, read

SHIPPED = {file.name: file.shipped() for file in (CLAUSES, CHECKS, STRATEGIES, WORDS)}


def test_every_clause_stands_in_the_starter_library() -> None:
    sources = Sources(InMemoryCatalogue(digests()), deepest_locator)
    claims = {claim.id: claim for claim in shipped_visitbook().claims_in_use()}
    assert len(claims) > 70
    assert [one.id for one in claims.values() if not sources.find(one).binds] == []


def test_every_clause_stands_in_the_text_itself(shared: Path) -> None:
    folders = ["party-rules", "party-constitution-2017", "laws", "fragments"]
    paths = [p for f in folders for p in sorted((shared / "documents" / f).glob("*"))]
    names = ("条例", "章程", "细则", "工会法", "公司法", "设置原则", "党费", "所得税法")
    chosen = [p for p in paths if any(name in p.name for name in names)]
    library = read([*chosen, *sorted((shared / "seed").iterdir())])
    sources = Sources(InMemoryCatalogue(library), deepest_locator)
    claims = {claim.id: claim for claim in shipped_visitbook().claims_in_use()}
    found = {name: sources.find(claim) for name, claim in claims.items()}
    assert [name for name, one in found.items() if not one.binds] == ["tax-chengdu"]
    quoted = [one.quote.document.kind for one in found.values() if one.quote]
    assert Kind.DIGEST not in quoted


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (CHECKS, 'id = "joint"', 'id = "branch"', "编号重复"),
        (CHECKS, 'fact = "members", at_least = 3', 'fact = "cats", at_least = 3', "没有 cats"),
        (
            CHECKS,
            'one_of = ["党支部", "党总支"',
            'one_of = ["党部", "党总支"',
            "没有这样的取值：党部",
        ),
        (CHECKS, 'shows = ["members"]', 'shows = ["member"]', "没有 member"),
        (CHECKS, 'clauses = ["joint-units"', 'clauses = ["joint-unit"', "没有 joint-unit"),
        (CHECKS, 'authority = "党内法规"', 'rank = "党内法规"', "authority"),
        (CHECKS, 'end = "quarter"', 'end = "week"', "end"),
        (
            CHECKS,
            'by_clause = true, note = "每月1次" }, clause = "party-day"',
            "by_clause = true }",
            "却没有写 clause",
        ),
        (STRATEGIES, 'name = "抓早"', 'title = "抓早"', "name"),
        (STRATEGIES, "is = false", 'is = "否"', "is"),
        (WORDS, 'checks = ["union"]', 'checks = ["unions"]', "没有 unions"),
        (WORDS, 'fields = ["employees"]', 'fields = ["employee"]', "没有 employee"),
        (WORDS, 'field = "area"', 'field = "park"', "没有 park"),
        (WORDS, "ledger_clauses", "ledger_claims", "ledger_clauses"),
        (CLAUSES, "[five-clear]", "[branch-from-three]", "里已有这个编号"),
        (CLAUSES, "每季度召开1次", "每季度召开2次", "得不出来"),
        (CLAUSES, "[post-filled]", "[post-filled", "TOML"),
    ],
)
def test_a_faulty_entry_is_named(file: object, old: str, new: str, said: str) -> None:
    name = file.name  # type: ignore[attr-defined]
    assert old in SHIPPED[name]
    texts = {**SHIPPED, name: SHIPPED[name].replace(old, new, 1)}
    with pytest.raises(AssistantError, match="走访资料包的规则有误") as caught:
        read_visitbook(*texts.values())
    assert name in str(caught.value)
    assert said in str(caught.value)


def test_a_clause_that_nothing_uses_is_refused() -> None:
    start = SHIPPED[CLAUSES.name].index("[post-filled]")
    entry = SHIPPED[CLAUSES.name][start:].split("\n\n")[0]
    texts = {
        **SHIPPED,
        CLAUSES.name: f"{SHIPPED[CLAUSES.name]}\n{entry.replace('post-filled', 'idle')}\n",
    }
    with pytest.raises(AssistantError, match="idle：没有内容用到它"):
        read_visitbook(*texts.values())
