"""The marks by which a model names its sources: [1], 【1】, (ID:1), [1][2], [1,2], ¹, and others.

Square brackets around a number of up to three digits are always meant as a mark. Round brackets,
raised and circled figures also number lists, so they are marks only at the end of a sentence, with
the number of a passage that there is.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = (
    r"(?:\^|资料|材料|来源|出处|段落|编号|引用|依据|参见|见|注|第"
    r"|(?:ID|id|Id|ref|Ref|source|Source|citation|Citation|doc)\.?)"
)
_NUMBER = r"[\d０-９]{1,3}"
_JOIN = r"\s*[,，、;；和及\-–—~～至]\s*"
_INNER = rf"(?:{_WORD}\s*[:：]?\s*)*{_NUMBER}(?:{_JOIN}(?:{_WORD}\s*[:：]?\s*)*{_NUMBER})*"
_SQUARE = rf"(?:\[\[?|［|【)\s*{_INNER}\s*(?:†[^\]】]*)?(?:\]\]?|］|】)"
# Round brackets with a word that says what the number is, or around square ones.
_SPOKEN = (
    rf"[（(]\s*(?:{_WORD}\s*[:：]?\s*)+{_NUMBER}(?:{_JOIN}(?:{_WORD}\s*[:：]?\s*)*{_NUMBER})*\s*[）)]"
    rf"|[（(]\s*(?:{_WORD}\s*[:：]?\s*)*(?:{_SQUARE}\s*)+[）)]"
)
_RAISED = r"(?<![A-Za-z\d])[¹²³⁰⁴-⁹]{1,2}|<sup>\s*\[?\d{1,3}\]?\s*</sup>"
SURE = re.compile(rf"{_SPOKEN}|{_SQUARE}|{_RAISED}")
# Marks only where nothing of the sentence follows.
_ROUND = rf"(?<!第)(?<!附件)(?<!附表)[（(]\s*{_NUMBER}\s*[）)]|[①-⑳]"
UNSURE = re.compile(_ROUND)
_OPENERS = "[［【（(<¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LONGEST = 24  # characters of a mark that is still being written

_DIGITS = re.compile(r"\d{1,3}")
_RANGE = re.compile(r"(\d{1,3})[-–—~至](\d{1,3})")
_ENDING = re.compile(rf"(?P<marks>(?:\s*(?:{_ROUND}))+)(?P<end>[。！？!?；;，,\s]*)$")
# 根据资料[1]的规定，… and 资料[1]规定：… lead in; without the mark nothing is left of them.
_LEADING = re.compile(
    rf"^(?:(?:根据|依据|按照|依照|参照|按|据)?(?:资料|材料|出处|来源)?\s*(?:{SURE.pattern}\s*[、和]?)+"
    r"(?:中|里)?(?:的)?(?:明确)?(?:规定|内容|说明|要求|条文|指出|提到|所述)*[，,：:]\s*)"
)
_EMPTY = re.compile(r"[（(]\s*[）)]")
_BEFORE_POINT = re.compile(r"\s+(?=[。！？；，、：])")


def read_marks(text: str, last: int) -> tuple[str, tuple[int, ...]]:
    """The text without its marks, and their numbers in order; `last`: how many passages there are.

    A number without a passage is told where it is surely meant as a mark.
    """
    numbers: list[int] = []

    def taken(found: re.Match[str]) -> str:
        numbers.extend(_numbers(found.group()))
        return ""

    text = _LEADING.sub(taken, text)
    text = SURE.sub(taken, text)
    ending = _ENDING.search(text)
    if ending:
        meant = [n for found in UNSURE.findall(ending["marks"]) for n in _numbers(found)]
        if all(1 <= number <= last for number in meant):
            numbers += meant
            text = text[: ending.start()] + ending["end"]
    text = _BEFORE_POINT.sub("", _EMPTY.sub("", text)).strip()
    return text, tuple(dict.fromkeys(numbers))


def end_of_marks(text: str, start: int, complete: bool) -> int | None:
    """Where the marks end that begin at `start`; nothing where that is not to be seen yet.

    `complete`: whether nothing more is coming.
    """
    while True:
        while start < len(text) and text[start] in " \t　*":
            start += 1
        if start == len(text):
            return start if complete else None
        if text[start] not in _OPENERS:
            return start
        found = SURE.match(text, start) or UNSURE.match(text, start)
        if found is None:
            writing = len(text) - start < _LONGEST and "\n" not in text[start:]
            return None if writing and not complete else start
        if found.end() == len(text) and not complete:
            return None
        behind = text[found.end() : found.end() + 1]
        unsure = UNSURE.match(found.group()) and not SURE.match(found.group())
        if unsure and behind and behind not in "\n \t　。；;，,*" + _OPENERS:
            return start  # it numbers what follows
        start = found.end()


def _numbers(mark: str) -> list[int]:
    plain = unicodedata.normalize("NFKC", mark.replace("⁰", "0"))
    spans = _RANGE.findall(plain)
    if spans:
        return [n for low, high in spans for n in range(int(low), min(int(high), int(low) + 9) + 1)]
    return [int(number) for number in _DIGITS.findall(plain)]
