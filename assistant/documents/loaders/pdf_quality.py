"""Whether the text layer of a page can be read, or is noise that a font without a map left."""

from __future__ import annotations

import re

from assistant.documents.characters import count_unreadable

_CID = re.compile(r"\(cid:\d+\)")
# names of glyphs in the place of characters: /G21, /g123, /uni4E00, /c45
_GLYPH_NAME = re.compile(r"/(?:[Gg](?:id)?\d{1,5}|[GgCc][0-9A-Fa-f]{2,4}|uni[0-9A-Fa-f]{4,6})\b")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# writing that an official document holds: ASCII, ideographs, their punctuation, marks, units
_PLAUSIBLE = re.compile(
    "[\t\n\x20-\x7e\u00a0\u00a7\u00b0-\u00b3\u00b7\u00b9\u00d7\u00f7\u0391-\u03c9\u2010-\u206f"
    "\u2070-\u209f\u20ac\u2100-\u21ff\u2200-\u22ff\u2460-\u24ff\u2500-\u27bf\u2e80-\u30ff"
    "\u3100-\u312f\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
_ODD_ASCII = re.compile(r"[!\"#$%&'*+;<>?@\[\\\]^`{}~]")
_MANY_SIGNS = 6  # different ones; a rule drawn with one sign is no noise
# every fourth character or more of any prose is one of these, in old and new spelling
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国以要时来用生到作地于出分对成会可主发年动同工也能下"
    "过产面方后多定行学法所民得经十三之进等部度家力如水化高自二理实日本全第条应当组织"
    "党员支委规章机关企业单位公社区省市县政务管制事及其它由或者与按照月内将各级建设领导"
    "這個為國時來對會發動過產後學經進實條應當組織黨員規機關業單區縣務與級設領導"
)

_NOISE = 0.1  # of a page's characters: above that it is not a page of text with some odd marks
_UNJUDGED_NOISE = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08]")
NO_LAYER = "没有文字层"
_FEW = 8  # characters: too few to judge
_JUDGED = 50  # ideographs from which the share of common ones means something


def text_fault(text: str) -> str:
    """What makes a page unreadable, in Chinese; empty when the text is good."""
    body = "".join(text.split())
    if not body:
        return NO_LAYER
    if len(body) < _FEW and not _UNJUDGED_NOISE.search(body):
        return ""
    names = sum(map(len, _CID.findall(body))) + sum(map(len, _GLYPH_NAME.findall(body)))
    if names > _NOISE * len(body):
        return "文字层只有字形编号"
    lost = count_unreadable(body) + body.count("\ufffd")
    if lost > _NOISE * len(body):
        return "文字层是无法显示的字符"
    return "文字层是乱码" if _is_garbled(body) else ""


def _is_garbled(body: str) -> bool:
    odd = len(body) - len(_PLAUSIBLE.findall(body))
    # accents inside words of plain letters are a European language, not noise
    words = [word for word in _LATIN_WORD.findall(body) if not word.isascii()]
    accents = sum(
        not letter.isascii()
        for word in words
        for letter in word
        if sum(letter.isascii() for letter in word) > 0.6 * len(word)
    )
    if odd - accents > 0.2 * len(body):
        return True
    han = _HAN.findall(body)
    signs = _ODD_ASCII.findall(body)
    if len(han) < 0.2 * len(body) and len(signs) > 0.4 * len(body):
        return len(set(signs)) >= _MANY_SIGNS
    if len(han) < _JUDGED:
        return False
    common = sum(character in _COMMON for character in han) / len(han)
    rare = sum(not _is_everyday(character) for character in han) / len(han)
    return common < 0.04 or (common < 0.12 and rare > 0.1)


def _is_everyday(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
