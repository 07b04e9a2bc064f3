"""From a file to a parsed document: load, read particulars, find the structure, cut passages."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from assistant.documents.front_matter import stated_fields
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.registry import load
from assistant.documents.metadata import read_metadata
from assistant.documents.passages import PASSAGE_RULES, make_passages
from assistant.documents.structure import parse_structure
from assistant.domain import Document, ParsedDocument
from assistant.errors import FileMissing, FileUnreadable
from assistant.text import digest

__all__ = ["PASSAGE_RULES", "FileReader", "parse_loaded"]


class FileReader:
    """Reads one file at a time; keeps `protocols.DocumentReader`."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes

    def read(self, path: Path) -> ParsedDocument:
        """The file as a document; raises a DocumentError that names it."""
        loaded = load(path, self._max_bytes)
        return parse_loaded(loaded, path.name, _file_digest(path), date.today())


def parse_loaded(loaded: LoadedFile, name: str, sha256: str, today: date) -> ParsedDocument:
    """A loaded text with particulars, outline and passages. `name`: of the file it came from."""
    text, stem = loaded.text, Path(name).stem
    found = read_metadata(text, loaded.properties, stem, today)
    document_id = "d" + digest(text)[:16]
    fields = {
        "title": found.title,
        "kind": found.kind,
        "issuer": found.issuer,
        "number": found.number,
        "level": found.level,
        "region": found.region,
        "status": found.status,
        "written": found.dates.written,
        "published": found.dates.published,
        "effective": found.dates.effective,
        "expires": found.expires,
        "replaces": found.replaces,
    }
    stated = stated_fields(loaded.front_matter, name)
    structure = parse_structure(text, loaded.pages)
    return ParsedDocument(
        document=Document(id=document_id, sha256=sha256, source_name=name, **(fields | stated)),
        text=text,
        sections=structure.sections,
        passages=make_passages(
            document_id, text, structure.sections, structure.blocks, loaded.pages
        ),
        pages=loaded.pages,
        warnings=(*loaded.warnings, *(() if stated else found.warnings), *structure.warnings),
    )


def _file_digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise FileMissing(f"找不到“{path.name}”，它可能刚被移走。请核对路径后再添加。") from None
    except OSError as error:
        reason = error.strerror or "读取失败"
        raise FileUnreadable(f"读不了“{path.name}”：{reason}。请检查权限后再添加。") from error
