"""From a file to a parsed document: load, admit, read particulars, find the structure, cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.archives import archive_of, sha256_of
from assistant.documents.admission import Admission, Admitted, admit, covered_name
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.registry import load
from assistant.documents.metadata import FileFacts, Metadata, read_metadata
from assistant.documents.passages import PASSAGE_RULES, make_passages
from assistant.documents.personal_data import blot_out
from assistant.documents.stated import Statements, stated_in
from assistant.documents.structure import parse_structure
from assistant.documents.terms import with_terms
from assistant.domain import Document, Kind, Level, ParsedDocument
from assistant.particulars import Origin, Particular
from assistant.sheets import Sheet, sheets_for
from assistant.text import digest

__all__ = ["PASSAGE_RULES", "FileReader", "parse_loaded"]

_WEB = (".html", ".htm")


class FileReader:
    """Reads one file at a time; keeps `protocols.DocumentReader`."""

    def __init__(self, max_bytes: int, admission: Admission = Admission()) -> None:
        self._max_bytes = max_bytes
        self._admission = admission

    def read(self, path: Path) -> ParsedDocument:
        """The file as a document; raises a DocumentError that names it."""
        sheets = sheets_for(path)
        loaded = load(path, self._max_bytes)
        archive = archive_of(path)
        names = (path.name, *([archive.name] if archive else []))
        return parse_loaded(loaded, names, sha256_of(path), date.today(), sheets, self._admission)

    def expect(self, paths: Sequence[Path]) -> None:
        """Nothing: files are read when they are asked for."""


def parse_loaded(
    loaded: LoadedFile,
    names: Sequence[str],
    sha256: str,
    today: date,
    sheets: tuple[Sheet, ...] = (),
    admission: Admission = Admission(),
) -> ParsedDocument:
    """A loaded text with particulars, outline and passages. Raises: DocumentError.

    `names`: of the file it came from, and of the archive that held it; `sheets`: what a clerk
    states of it.
    """
    name, stems = names[0], [Path(one).stem for one in names]
    stated = stated_in(loaded.front_matter, sheets, name)
    admitted = admit(loaded, name, stems, stated.secrecy, admission)
    loaded, text = admitted.loaded, admitted.loaded.text
    origin = Origin.PAGE if Path(name).suffix.lower() in _WEB else Origin.PROPERTIES
    stem = blot_out(stems[0]) if admitted.masked else stems[0]
    found = read_metadata(text, FileFacts(stem, loaded.properties, loaded.margins, origin), today)
    document = Document(
        id="d" + digest(text)[:16],
        sha256=sha256,
        source_name=covered_name(name) if admitted.masked else name,
        **_with_level(_fields(found, admitted) | dict(stated.fields)),
    )
    terms = with_terms(document, text, stated.fields, today)
    structure = parse_structure(text, loaded.pages)
    return ParsedDocument(
        document=terms.document,
        text=text,
        sections=structure.sections,
        passages=make_passages(
            document.id, text, structure.sections, structure.blocks, loaded.pages
        ),
        pages=loaded.pages,
        warnings=(
            *loaded.warnings,
            *admitted.warnings,
            *(found.warnings if "written" not in stated.fields else ()),
            *terms.warnings,
            *structure.warnings,
        ),
        particulars=_evidence(stated, found, admitted, terms.particulars),
        masked=admitted.masked,
    )


def _with_level(fields: dict[str, Any]) -> dict[str, Any]:
    """A digest has the authority of a digest, whatever its title names."""
    if fields["kind"] is Kind.DIGEST and fields["level"] is None:
        return {**fields, "level": Level.REFERENCE}
    return fields


def _fields(found: Metadata, admitted: Admitted) -> dict[str, Any]:
    return {
        "title": found.title,
        "kind": found.kind,
        "issuer": found.issuer,
        "number": found.number,
        "addressee": found.addressee,
        "level": found.level,
        "region": found.region,
        "status": found.status,
        "trial": found.trial,
        "written": found.dates.written,
        "published": found.dates.published,
        "effective": found.dates.effective,
        "expires": found.expires,
        "secrecy": admitted.secrecy,
    }


def _evidence(
    stated: Statements, found: Metadata, admitted: Admitted, terms: tuple[Particular, ...]
) -> tuple[Particular, ...]:
    """Every particular; what somebody has stated takes the place of what was read."""
    said = {one.name for one in stated.particulars}
    read = [*found.particulars, *admitted.particulars, *terms]
    return (*stated.particulars, *(one for one in read if one.name not in said))
