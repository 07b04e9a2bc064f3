"""Bodies and posts that the list of bodies does not hold, known by how their names end."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_BODIES = Path(__file__).with_name("bodies.toml")
_STEM = 2  # characters before an ending that tell one body from another: 人力资源部 as 资源部
_CHINESE = r"[\u4e00-\u9fff]"
# Where the name of a party begins: behind these, or at the beginning of a segment.
_ROLE = r"(?:由|向|报请?|经(?!营|济|常|费|验)|交由?|送|受|归|请|找|给|以)"
# What stands behind a party that acts at the beginning.
_ACTS = (
    r"(?=可|应|须|必须|要|得|不得|不能|有权|负责|讨论|决定|批|审议|提出|召集|主持|办理|管理"
    r"|组织|检查|同意|确定|指定|统一|代|每|领导)"
)
# A name does not reach over these.
_BREAK = re.compile(
    r"^.*[由向报经交送受归请被把将和与或及、的为是在对给让派以到等选设任本该各兼职原新副当]"
)


def unknown_bodies(words: str, known: re.Pattern[str]) -> list[str]:
    """The endings, with up to two characters before, of what looks like bodies and is none of
    the `known` ones. The words are in comparison form.
    """
    taken = [found.span() for found in known.finditer(words)]
    anywhere, acting, ordinary = _ends()
    found = []
    for pattern in (anywhere, *acting):
        for match in pattern.finditer(words):
            start, end = match.span("end")
            if any(first <= start and end <= last for first, last in taken):
                continue
            before = _BREAK.sub("", words[max(0, start - 8) : start])
            name = before[-_STEM:] + words[start:end]
            if name not in ordinary and not name.endswith(tuple(w for w in ordinary if w[1:])):
                found.append(name)
    return found


def stands(name: str, texts: Iterable[str]) -> bool:
    """Whether a text in comparison form has the name, by its last characters."""
    return any(name in text for text in texts)


@cache
def _ends() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    ends = tomllib.loads(_BODIES.read_text(encoding="utf-8"))["ends"]
    barred = {end: f"(?![{after}])" for end, after in ends["not_before"].items()}
    long, short = (
        "|".join(end + barred.get(end, "") for end in sorted(ends[name], key=len, reverse=True))
        for name in ("anywhere", "acting")
    )
    acting = (
        re.compile(rf"{_ROLE}{_CHINESE}{{1,10}}?(?P<end>{short})"),
        re.compile(rf"^{_CHINESE}{{1,8}}?(?P<end>{short}){_ACTS}"),
    )
    return re.compile(rf"(?P<end>{long})"), acting, frozenset(ends["words"])
