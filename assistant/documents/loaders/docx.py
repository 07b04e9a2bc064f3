"""Word documents (.docx)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_text
from assistant.documents.loaders.docx_body import BodyReader
from assistant.documents.loaders.docx_lists import WORD, read_lists
from assistant.documents.loaders.docx_margins import read_margins
from assistant.documents.loaders.docx_notes import read_notes
from assistant.documents.loaders.docx_numbering import Numbering
from assistant.documents.loaders.docx_runs import RunReader, read_hidden_styles
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.packages import broken_package, check_package
from assistant.documents.loaders.plain import unreadable_note

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NOUN = "Word 文件（.docx）"
_CHANGED = "文件带有未接受的修订，已按接受全部修订读取，请核对定稿"
_EMBEDDED = "文件里嵌有 {} 份其他文件，其中的文字没有读取，请把它们另存后单独添加"


def load_docx(data: bytes, name: str) -> LoadedFile:
    """Paragraphs and table rows in document order, with the numbers that Word sets itself."""
    document = _open(data, name)
    with broken_package(name, _NOUN):
        body = document.element.body
        reader = BodyReader(
            Numbering(read_lists(document)),
            RunReader(read_hidden_styles(document)),
            read_notes(document),
        )
        text = "\n".join(reader.lines(body))
        title = (document.core_properties.title or "").strip()
        margins = read_margins(document)
        changed = next(body.iter(f"{WORD}del", f"{WORD}ins", f"{WORD}moveFrom"), None) is not None
    embedded = (_EMBEDDED.format(reader.left_out),) if reader.left_out else ()
    return LoadedFile(
        clean_text(text),
        properties={"title": title} if title else {},
        margins=margins,
        warnings=((_CHANGED,) if changed else ()) + embedded + unreadable_note(text),
    )


def _open(data: bytes, name: str) -> WordDocument:
    from docx import Document

    check_package(data, name, _NOUN)
    with broken_package(name, _NOUN):
        return Document(io.BytesIO(data))
