"""Whether a document of the library is the one that a question names."""

from __future__ import annotations

import re
from pathlib import PurePath

from assistant import Document, Kind
from evals.wording import squeeze

_BRACKETS = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_BOOK_TITLE = re.compile(r"《([^《》]+)》")
_FORWARDING = re.compile(r"印发|转发|公布|发布|颁布")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPEECH = "speech"


def core_title(title: str) -> str:
    """A title without 中华人民共和国, brackets such as （试行） or （2014）, and punctuation."""
    bare = squeeze(_BRACKETS.sub("", title))
    bare = bare.removeprefix("中华人民共和国")
    return re.sub(r"(?:试行|修订|修正|\d{4}年?版?)+$", "", bare)


def same_title(gold: str, document: Document) -> bool:
    """Titles agree at the core; `speech` is a document whose title ends in 讲话.

    The file name counts too (its parts between `_`), because a title that was read badly is a
    fault of its own and not one of the search.
    """
    if gold == _SPEECH:
        return document.kind is not Kind.NEWS and core_title(document.title).endswith("讲话")
    wanted = core_title(gold)
    return any(_agree(wanted, name) for name in _names(document))


def same_version(version: str | None, document: Document) -> bool:
    """A year or ISO date against the document's dates and its file name.

    An ISO date must agree to the day where the document states a day at all. A document that
    shows neither a date nor a year in its file name is not ruled out.
    """
    if not version:
        return True
    dates = (document.written, document.published, document.effective)
    stated = {day.isoformat() for day in dates if day is not None}
    name = document.source_name
    stated |= {f"{y}-{int(m):02d}-{int(d):02d}" for y, m, d in _ISO.findall(name)}
    if _ISO.fullmatch(version) and stated:
        return version in stated
    years = {day[:4] for day in stated} | set(re.findall(r"(?:19|20)\d{2}", name))
    return version[:4] in years or not years


def _names(document: Document) -> set[str]:
    names = {core_title(document.title)}
    if _FORWARDING.search(document.title):
        names |= {core_title(inner) for inner in _BOOK_TITLE.findall(document.title)}
    stem = PurePath(document.source_name).stem
    names |= {core_title(part) for part in stem.split("_")}
    return names - {""}


def _agree(wanted: str, name: str) -> bool:
    """Equal, or one lacks the issuer that stands before 关于 in the other."""
    short, long = sorted((wanted, name), key=len)
    return short == long or (short.startswith("关于") and long.endswith(short))
