"""Which live document a title in another document means: exactly one of that name, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.document_names import attached_key, number_key, title_key, without_prefix
from assistant.domain import Document, Kind, Level, Status
from assistant.text import squeeze

_NO_RULES = (Kind.DIGEST, Kind.SPEECH, Kind.NEWS)
_ENDED = (Status.REVISED, Status.REPEALED)
# Short names under which nothing else is known.
_SHORT_NAMES = {"党章": "中国共产党章程"}
# An edition or a day in a title or behind it: （2014年修订）, （2018年10月26日修正）.
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[（(](?:19|20)\d\d[〕\]）)]\s*第?\d+号")


def document_meant(
    names: Sequence[str], note: str, citing: Document, documents: Iterable[Document]
) -> Document | None:
    """The document that one of the names means, the first that any has; none when unclear.

    `note`: what stands in brackets behind the title: an edition, a 文号. Of two versions the one in
    force is meant; a text of another place or unit never is.
    """
    rules = [one for one in documents if one.kind not in _NO_RULES]
    for name in names:
        fitting = [one for one in _titled(name, rules) if _agrees(one, name + note, citing)]
        if fitting:
            return _one_of(fitting)
    return None


def names_edition(said: str, document: Document) -> bool:
    """Whether a title, or what stands behind it, names a year of this very version."""
    days = (document.written, document.published, document.effective, document.amended)
    return bool(_years(said) & {day.year for day in days if day})


def _years(said: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(_NUMBER.sub("", said))}


def _titled(name: str, rules: Sequence[Document]) -> list[Document]:
    key = title_key(_SHORT_NAMES.get(name, name))
    keys = [{title_key(one.title), attached_key(one.title) or ""} for one in rules]
    exact = [one for one, own in zip(rules, keys, strict=True) if key in own]
    bare = without_prefix(key)
    if exact or key != bare:
        return exact
    return [
        one
        for one, own in zip(rules, keys, strict=True)
        if bare in {without_prefix(known) for known in own if known}
    ]


def _one_of(fitting: Sequence[Document]) -> Document | None:
    in_force = [one for one in fitting if one.status not in (*_ENDED, Status.NOT_YET)]
    alike = {title_key(one.title) for one in in_force or fitting}
    chosen = in_force or [one for one in fitting if one.status in _ENDED]
    return chosen[0] if len(chosen) == 1 and len(alike) == 1 else None


def _agrees(one: Document, said: str, citing: Document) -> bool:
    """Whether edition, 文号 and place are those of the document."""
    numbers = [number_key(number) for number in _NUMBER.findall(said)]
    if numbers and one.number:
        return number_key(one.number) in numbers
    if _years(said) and squeeze(said) != squeeze(one.title) and not names_edition(said, one):
        return False
    if citing.kind in _NO_RULES:
        return True
    if one.level is Level.UNIT:
        return bool(one.issuer) and one.issuer == citing.issuer
    near = citing.region or ""
    return not one.region or one.region in near or (bool(near) and near in one.region)
