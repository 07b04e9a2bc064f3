"""What a loader hands on: cleaned text with what the file said about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """The stored text of one file; every later offset points into `text`.

    `pages` holds the start offset of each page in `text`, first page first; it is empty
    for formats without pages. A page without text starts where the next one does.
    `properties` holds what the format states about itself, such as `title`.
    `margins` is what stands outside the text (headers, footers, document properties): it is
    looked at for secrecy marks and particulars, and never stored.
    """

    text: str
    pages: tuple[int, ...] = ()
    front_matter: Mapping[str, object] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    margins: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
