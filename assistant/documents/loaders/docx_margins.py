"""What a Word document says outside its text: running heads and feet, and its properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import WORD
from assistant.documents.loaders.docx_runs import RunReader

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_PROPERTIES = {
    "keywords": "关键词",
    "subject": "主题",
    "category": "类别",
    "comments": "备注",
    "content_status": "状态",
}
_CUSTOM = "/docProps/custom.xml"


def read_margins(document: WordDocument) -> tuple[str, ...]:
    """Each line once: heads and feet of all pages first, then 名称：值 of the properties."""
    found = [*_heads_and_feet(document), *_core(document), *_custom(document)]
    return tuple(dict.fromkeys(line for line in found if line))


def _heads_and_feet(document: WordDocument) -> Iterator[str]:
    from docx.oxml import parse_xml

    runs = RunReader()
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/header", "/footer")):
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(f"{WORD}p"):
            yield " ".join(runs.text(paragraph).split())


def _core(document: WordDocument) -> Iterator[str]:
    for name, shown in _PROPERTIES.items():
        words = str(getattr(document.core_properties, name) or "").strip()
        if words:
            yield f"{shown}：{words}"


def _custom(document: WordDocument) -> Iterator[str]:
    """Properties that people added themselves, 密级 among them."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname) != _CUSTOM:
            continue
        for item in parse_xml(part.blob):
            words = "".join(item.itertext()).strip()
            if words:
                yield f"{item.get('name', '')}：{words}"
