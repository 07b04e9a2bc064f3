"""Names of documents: when two titles or two 文号 mean the same text."""

from __future__ import annotations

import re
import unicodedata

from assistant.text import parse_number, squeeze

# An edition in brackets after a title: it tells versions of one text apart, not texts.
_TRIAL = re.compile(r"\s*[（(](?:试行|试用|暂行)[）)]\s*$")
_EDITION = re.compile(
    r"\s*[（(](?:\d{4}\s*年?\s*(?:版|修订|修正|修改)?本?|(?:第[一二三四五六七八九十\d]+次)?(?:修订|修正|修改)[稿本版]?)[）)]\s*$"
)
_ISSUING = re.compile(
    r"(?:关于)?(?:印发|发布|公布|颁布|下发)\s*[《〈]?(?P<inner>[^《》〈〉]{2,100}?)[》〉]?\s*的(?:通知|公告|通告|令)$"
)
_PREFIXES = (squeeze("中国共产党"), squeeze("中华人民共和国"))
_ARTICLE = re.compile(
    r"第([一二三四五六七八九十百千零〇两\d]{1,12})条(之[一二三四五六七八九十\d]{1,3})?"
)
_PARAGRAPH = re.compile(r"第([一二三四五六七八九十百\d]{1,6})款")
_ITEM = re.compile(r"第?[（(]?([一二三四五六七八九十百\d]{1,6})[）)]?项?")
_PART = re.compile(r"([一二三四五六七八九十百]{1,6})、?")

ClausePath = tuple[str, ...]


def title_key(title: str) -> str:
    """The title in comparison form, without an edition such as （试行） or （2018年修订）."""
    plain = unicodedata.normalize("NFKC", title).strip()
    while (shorter := _TRIAL.sub("", _EDITION.sub("", plain))) != plain:
        plain = shorter
    return squeeze(plain) or squeeze(title)


def is_trial_title(title: str) -> bool:
    """Whether the title ends in （试行） or the like."""
    return bool(_TRIAL.search(_EDITION.sub("", title)))


def without_prefix(key: str) -> str:
    """A title key without 中国共产党 or 中华人民共和国 before it."""
    for prefix in _PREFIXES:
        rest = key.removeprefix(prefix)
        if rest and rest != key:
            return rest
    return key


def attached_key(title: str) -> str | None:
    """The title key of what a notice issues: 关于印发《甲办法》的通知 issues 甲办法."""
    found = _ISSUING.search(unicodedata.normalize("NFC", title).strip())
    return title_key(found["inner"]) if found else None


def number_key(number: str) -> str:
    """A 文号 in comparison form, whatever brackets it is written with."""
    return squeeze(number).replace("第", "")


def clause_path(words: str) -> ClausePath:
    """A clause as parts that compare: 第十二条第二款 and 第12条/第二款 give the same ones.

    Parts above the article, such as chapters, are left out; a part of a notice without articles
    (二/（一）) counts as an article. Empty when the words name no clause.
    """
    parts: list[str] = []
    article = _ARTICLE.search(words)
    if article:
        parts.append(f"条{parse_number(article[1])}{article[2] or ''}")
        words = words[article.end() :]
    for part in (piece.strip() for piece in re.split(r"[/\s]", words)):
        paragraph = _PARAGRAPH.search(part)
        if paragraph:
            parts.append(f"款{parse_number(paragraph[1])}")
            part = part[paragraph.end() :]
        if not parts and (headed := _PART.fullmatch(part)):
            parts.append(f"条{parse_number(headed[1])}")
        elif parts and part and (item := _ITEM.fullmatch(part)):
            parts.append(f"项{parse_number(item[1])}")
    return tuple(parts)


def alike(one: str, other: str) -> float:
    """How much two title keys share, in [0, 1]: 1 for the same character pairs."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _pairs(key: str) -> set[str]:
    return {key[i : i + 2] for i in range(len(key) - 1)} or {key}
