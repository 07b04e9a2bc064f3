"""Addresses of documents within the page: what stands behind the # of a link that is passed on.

`doc-<id>`, `doc-<id>-<start>` for a clause, `doc-<id>-<start>-<end>` for a sentence, and
`diff-<old>-<new>`. Ids come from the stored text, so its offsets are as lasting as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOCUMENT = re.compile(r"doc-([0-9A-Za-z]{1,64})(?:-[0-9]{1,9}){0,2}", re.ASCII)
_COMPARISON = re.compile(r"diff-([0-9A-Za-z]{1,64})-([0-9A-Za-z]{1,64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which document an address means, or which two; nothing for an address that is none."""

    document: str = ""
    newer: str = ""


def asked(address: str) -> Asked:
    """What an address means; the place within a document is found by the browser."""
    if found := _DOCUMENT.fullmatch(address):
        return Asked(found[1])
    if found := _COMPARISON.fullmatch(address):
        return Asked(found[1], found[2])
    return Asked()


def text_link(document_id: str, start: int | None = None, end: int | None = None) -> str:
    """The address of a document, of a clause that begins at `start`, of a sentence."""
    places = "".join(f"-{one}" for one in (start, end) if one is not None)
    return f"#doc-{document_id}{places}"


def comparison_link(old: str, new: str) -> str:
    """The address of two versions beside each other."""
    return f"#diff-{old}-{new}"
