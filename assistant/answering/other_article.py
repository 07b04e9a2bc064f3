"""The article that answers, said where the question names another one of the same document."""

from __future__ import annotations

import re

from assistant.answering.evidence import Clause
from assistant.text import parse_number

# The end of a name is enough to tell the document: 公司法第十九条, 《…工作细则》第三条.
_ASKED = re.compile(r"([一-鿿]{2,3})》?的?第?([一二三四五六七八九十百千零〇两\d]{1,6})条")
_MARK = re.compile(r"(第([一二三四五六七八九十百千零〇两\d]{1,6})条)")


def other_article(question: str, clause: Clause) -> tuple[str, int] | None:
    """The mark of the clause's article and the offset of its end, where the question names others.

    Nothing where the question names no article of this document, or names this one.
    """
    title = clause.document.title
    asked = {parse_number(number) for name, number in _ASKED.findall(question) if name in title}
    found = _MARK.match(clause.contents.text, clause.start)
    if not asked or found is None or parse_number(found[2]) in asked:
        return None
    return found[1], found.end()
