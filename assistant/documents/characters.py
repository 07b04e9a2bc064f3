"""Characters: what is dropped, what is folded into a space or a line feed, what is restored."""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# NUL, other controls, lone surrogates, private use and non-characters: nothing to read in them
_UNREADABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
_ODD_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_LOOK_ALIKES = re.compile("[\u2329\u232a\u2e80-\u2fd5\uf900-\ufaff]")
# radicals that some PDF writers put in the place of the characters themselves
_RADICALS = dict(
    zip(
        "⼾⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "户民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)


def normalise_characters(text: str) -> str:
    """The text with line feeds, plain or ideographic spaces, and readable characters only."""
    text = _LINE_BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _UNREADABLE.sub("", text)
    text = _ODD_SPACES.sub(" ", text)
    return _LOOK_ALIKES.sub(_restore, text)


def count_unreadable(text: str) -> int:
    """How many NUL, control and private-use characters `normalise_characters` drops."""
    return len(_UNREADABLE.findall(text))


def _restore(match: re.Match[str]) -> str:
    character = match.group()
    return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
