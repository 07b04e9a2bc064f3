"""Sources, drafts and the gate for the tests of citations."""

from __future__ import annotations

from dataclasses import replace

from assistant.citations import checked
from assistant.domain import Answer, Draft, DraftSection, ParsedDocument, Quote, Statement
from assistant.testing import InMemoryCatalogue, hits_of, line_document

CLUB = line_document(
    "第一条 读书会每月举行一次，五人以上到会方可开会。\n"
    "第二条 买书的经费每年不超过3000元。\n"
    "第三条 借书期限为一个月，自2031年5月1日起执行。\n",
    "果园读书会条例",
)
CLUB = replace(CLUB, document=replace(CLUB.document, number="园发〔2031〕58号"))
OTHER = line_document("第一条 果树每年冬季剪枝两次。\n", "果树管护办法")
CATALOGUE = InMemoryCatalogue([CLUB, OTHER])


def quote(words: str, source: ParsedDocument = CLUB) -> Quote:
    """The quote of these words, which stand in one passage of the source."""
    start = source.text.index(words)
    passage = next(p for p in source.passages if p.start <= start < p.end)
    return Quote(passage, source.document, start, start + len(words))


def says(text: str, *quotes: Quote) -> Statement:
    return Statement(text, quotes)


def draft(*statements: Statement, title: str = "结论") -> Draft:
    return Draft((DraftSection(title, statements),), "queue")


def gate(proposed: Draft, catalogue: InMemoryCatalogue = CATALOGUE, locator: str = "") -> Answer:
    return checked(
        "问",
        "问",
        proposed,
        catalogue.live,
        lambda document, start, end: locator,
        hits_of(CLUB)[:2],
        {"total": 1.0},
    )


MEETS = "读书会每月举行一次"
FUND = "买书的经费每年不超过3000元。"
LOAN = "借书期限为一个月，自2031年5月1日起执行。"
