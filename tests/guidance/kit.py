"""Libraries for the guide: the starter digests, and texts made of the very words rules rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from assistant import Enterprise, SetupGuide
from assistant.answering.evidence import deepest_locator
from assistant.documents.reading import FileReader
from assistant.domain import ParsedDocument
from assistant.guidance.claim_sources import same_name
from assistant.guidance.setup_guiding import SetupGuiding
from assistant.guidance.setup_loading import shipped_rulebook
from assistant.guidance.setup_rules import Rulebook
from assistant.testing import InMemoryCatalogue
from assistant.text import parse_number

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
BRANCH_RULES = "中国共产党支部工作条例（试行）"


def guiding(documents: Iterable[ParsedDocument], rulebook: Rulebook | None = None) -> SetupGuiding:
    return SetupGuiding(
        InMemoryCatalogue(documents), deepest_locator, lambda: rulebook or shipped_rulebook()
    )


@cache
def digests() -> tuple[ParsedDocument, ...]:
    """The starter library as the product reads it."""
    return read(sorted(CORPUS.glob("*.md")))


def read(paths: Iterable[Path]) -> tuple[ParsedDocument, ...]:
    reader = FileReader(10_000_000)
    return tuple(reader.read(path) for path in paths)


def source_texts() -> Mapping[str, str]:
    """Each text that rules rest on, made of nothing but the quotes, article by article."""
    articles: dict[str, dict[str, list[str]]] = {}
    for claim in shipped_rulebook().claims.values():
        for evidence in claim.evidence:
            if same_name(evidence.document, claim.source):
                lines = articles.setdefault(claim.source, {}).setdefault(claim.article, [])
                lines.append(evidence.quote)
    return {title: _text(title, clauses) for title, clauses in articles.items()}


def _text(title: str, clauses: Mapping[str, list[str]]) -> str:
    said: dict[int, dict[str, None]] = {}
    for article, quotes in clauses.items():
        said.setdefault(_number(article), {}).update(dict.fromkeys(quotes))
    blocks = ["\n".join(f"{quote}。" for quote in said.pop(0, ()))]
    for number in range(1, max(said, default=0) + 1):  # a gap in the count is not a text's
        lines = [f"{quote}。" for quote in said.get(number, ["本条从略"])]
        blocks.append(f"第{number}条　" + "\n".join(lines))
    return f"{title}\n\n" + "\n\n".join(blocks) + "\n"


def _number(article: str) -> int:
    found = re.fullmatch(r"第(.+)条", article)
    return (parse_number(found[1]) or 0) if found else 0


def texts(folder: Path, facts: str = "", only: str = "") -> tuple[ParsedDocument, ...]:
    """The texts read from files; `facts`: what a registration sheet states of each."""
    paths = []
    for title, text in source_texts().items():
        if only and not same_name(title, only):
            continue
        path = folder / f"{title}.txt"
        path.write_text(text, "utf-8")
        if facts:
            path.with_name(f"{path.name}.toml").write_text(facts, "utf-8")
        paths.append(path)
    return read(paths)


def forms(guide: SetupGuide) -> list[tuple[str, str]]:
    """The forms that bind in the whole country."""
    return [(one.form, str(one.binding)) for one in guide.forms if one.region is None]


def ask(guide: SetupGuiding, employees: int = 500, **facts: object) -> SetupGuide:
    return guide.guide(Enterprise(employees=employees, **facts))  # type: ignore[arg-type]
