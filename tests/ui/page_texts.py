"""The verbs of reading of the stand-in for the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant import Document, OpenText, ParsedDocument, Referring


@dataclass
class PageTexts:
    """Opens what the stand-in holds; no version, no reference anywhere."""

    contents: Callable[[str], ParsedDocument]

    def open(self, document_id: str) -> OpenText:
        parsed = self.contents(document_id)
        label = f"《{parsed.document.title}》"
        return OpenText(parsed, label, "自2018年起施行。", None, (), ())

    def versions(self, document_id: str) -> tuple[Document, ...]:
        return (self.contents(document_id).document,)

    def referring(self, document_id: str) -> tuple[Referring, ...]:
        return ()
