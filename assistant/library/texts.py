"""Documents opened for reading, and which other documents refer to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.citation_labels import label
from assistant.document_names import attached_key, number_key, title_key, without_prefix
from assistant.domain import Document, ParsedDocument
from assistant.library.cited_titles import document_meant
from assistant.library.cross_references import CrossReferences
from assistant.open_texts import EndedSection, OpenText, Referring
from assistant.protocols import Catalogue
from assistant.status_reasons import status_reason
from assistant.succession import Succession
from assistant.validity import ended_clause

_TITLE = re.compile(r"《([^《》]{2,100})》(?:[（(]([^（）()\n]{1,60})[）)])?")
_EDITION = re.compile(r"[（(].*$")
_MOST = 200  # documents that are read for references to one
_PREFIXES = ("", "中国共产党", "中华人民共和国")
_SHORT = {"中国共产党章程": "党章"}


class Texts:
    """Opens live documents of one library."""

    def __init__(
        self,
        catalogue: Catalogue,
        references: CrossReferences,
        naming: Callable[[Sequence[str]], Sequence[str]],
        today: Callable[[], date] = date.today,
    ) -> None:
        """`naming` gives the ids of live documents whose text holds one of the words."""
        self._catalogue = catalogue
        self._references = references
        self._naming = naming
        self._today = today

    def open(self, document_id: str) -> OpenText:
        """A live document with what stands around its text. Raises: DocumentUnknown."""
        contents = self._catalogue.contents(document_id)
        document = contents.document
        held = self._catalogue.documents()
        by_id = {one.id: one for one in held}
        successor = by_id.get(document.replaced_by or "")
        return OpenText(
            contents,
            label(document, ""),
            status_reason(document, successor, self._today()),
            successor,
            self._references.within(document.id, 0, len(contents.text)),
            tuple(_ended(contents, by_id)),
        )

    def versions(self, document_id: str) -> tuple[Document, ...]:
        """All versions of the text that are held, the newest first, this one among them.

        Raises: DocumentUnknown.
        """
        own = self._catalogue.contents(document_id).document
        # Only texts of the same name or 文号 can be versions: the others need no comparing.
        name, number = without_prefix(title_key(own.title)), number_key(own.number or "")
        alike = [
            one
            for one in self._catalogue.documents()
            if without_prefix(title_key(one.title)) == name
            or (number and number_key(one.number or "") == number)
        ]
        links = Succession(alike)
        return (*reversed(links.newer(own)), own, *reversed(links.older(own)))

    def referring(self, document_id: str) -> tuple[Referring, ...]:
        """The documents that name this one by its title, by authority and title; 200 are read.

        A title that could mean several texts counts for none. Raises: DocumentUnknown.
        """
        held = self._catalogue.documents()
        target = self._catalogue.contents(document_id).document
        names = _bare_names(target)
        alike = [one for one in held if names & _bare_names(one)]
        citing = set(self._naming(_spellings(target))) - {target.id}
        found = []
        for one in [one for one in held if one.id in citing][:_MOST]:
            named = _TITLE.finditer(self._catalogue.contents(one.id).text)
            places = [place.span(1) for place in named if _means(target, place, one, alike)]
            if places:
                found.append(Referring(one, len(places), *places[0]))
        return tuple(found)


def _means(
    target: Document, place: re.Match[str], citing: Document, alike: Sequence[Document]
) -> bool:
    meant = document_meant((place[1],), place[2] or "", citing, alike)
    return meant is not None and meant.id == target.id


def _bare_names(document: Document) -> set[str]:
    keys = (title_key(document.title), attached_key(document.title))
    return {without_prefix(key) for key in keys if key}


def _spellings(document: Document) -> list[str]:
    """How the title stands in texts that name it: opening mark and what surely follows."""
    titles = [_EDITION.sub("", document.title).strip(), attached_key(document.title) or ""]
    bare = {title.removeprefix(prefix) for title in titles for prefix in _PREFIXES}
    said = {f"《{prefix}{one}" for one in bare if len(one) > 1 for prefix in _PREFIXES}
    return sorted(said | {f"《{_SHORT[one]}" for one in titles if one in _SHORT})


def _ended(contents: ParsedDocument, by_id: dict[str, Document]) -> list[EndedSection]:
    """Ended clauses at the outermost section that they name."""
    found: list[EndedSection] = []
    covered = 0
    for index, section in enumerate(contents.sections):
        ended = ended_clause(contents.ended, section.locator)
        if ended and section.start >= covered:
            found.append(EndedSection(index, ended.status, by_id.get(ended.ended_by)))
            covered = section.end
    return found
