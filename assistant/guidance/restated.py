"""Which clauses of which texts a digest restates, read from the brackets behind its sentences."""

from __future__ import annotations

import re

from assistant.checklist import DraftNote, DraftStep
from assistant.text import squeeze

_SOURCE = re.compile(r"《(?P<title>[^《》]+)》(?P<rest>[^《》]*)")
_CLAUSE = re.compile(r"第[一二三四五六七八九十百零\d]+(?:条|部分|点)")


def restated_clauses(said: DraftStep | DraftNote) -> frozenset[tuple[str, str]]:
    """The clauses as (title, 第X条) that stand behind a step or a note; none for an original."""
    found = set()
    for quote in said.quotes:
        passage = quote.passage
        words = passage.text[quote.start - passage.start : quote.end - passage.start]
        for source in _SOURCE.finditer(words):
            title = squeeze(source["title"])
            found |= {(title, clause) for clause in _CLAUSE.findall(source["rest"])}
    return frozenset(found)
