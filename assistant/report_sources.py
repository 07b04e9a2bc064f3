"""The list of sources at the end of a report, and what has to be said of them at its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.domain import Citation, Document, Kind, Status
from assistant.report import SourceLine

DIGESTS = "{product}有内容取自要点摘编和操作指引，不是正式文件；重要事项请核对所注明的原文。"
REVISED = "所依据的《{title}》已修订，新版不在资料库里；办理前请向上级党组织核对。"


def source_lines(citations: Iterable[Citation]) -> tuple[SourceLine, ...]:
    """One line for each citation, with the words it quotes."""
    return tuple(
        SourceLine(one.id, one.label, _standing(one.document), " ".join(one.quote.split()))
        for one in citations
    )


def source_notices(citations: Iterable[Citation], product: str) -> Iterator[str]:
    """That digests are no rules, and which texts have been revised; `product`: 本清单."""
    cited = {citation.document.id: citation.document for citation in citations}
    if any(document.kind is Kind.DIGEST for document in cited.values()):
        yield DIGESTS.format(product=product)
    for document in cited.values():
        if document.status is Status.REVISED and document.kind is not Kind.DIGEST:
            yield REVISED.format(title=document.title)


def _standing(document: Document) -> str:
    """Its status; of a digest what it is, for the status of what it restates is not its own."""
    return "要点摘编" if document.kind is Kind.DIGEST else str(document.status)
