"""Bytes to text: which encoding a file is in, without ever guessing into mojibake."""

from __future__ import annotations

import codecs
import re

from assistant.errors import FileBroken

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAUSIBLE = re.compile(
    "[\t\n\r\x20-\x7e\u00b7\u2010-\u203b\u2460-\u24ff\u25a0-\u25ff\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]"
)
_HAN = re.compile("[\u3400-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000  # characters; enough to tell encodings apart


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, with warnings; raises FileBroken when it is not text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, encoding, name)
    if b"\0" not in data:
        text = _strict(data, "utf-8")
        if text is not None:
            return _checked(text, name), ()
    wide = _utf16(data)
    if wide is not None:
        return wide, ()
    if b"\0" in data:
        stray = _strict(data, "utf-8")
        if stray is None:
            raise _not_text(name)
        return _checked(stray, name), ()
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged
    text = _strict(data, "gb18030")
    if text is not None and _reads_as_chinese(text):
        return _checked(text, name), ()
    return _detected(data, name)


def _with_bom(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > 1 + len(text) // 100:
        raise _not_text(name)
    return _checked(text, name), _damage_note(lost)


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or nothing when `data` is not in this encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by what the characters would be."""
    best, best_score = None, 0.95
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data[: len(data) // 2 * 2], encoding)
        if text:
            sample = text[:_SAMPLE]
            score = len(_PLAUSIBLE.findall(sample)) / len(sample)
            if score > best_score:
                best, best_score = text, score
    return best


def _damaged_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few broken bytes: plenty of whole Chinese characters, hardly any loss."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = len(_HAN.findall(text[:_SAMPLE]))
    if whole >= 20 and lost * 50 <= len(text):
        return text, _damage_note(lost)
    return None


def _reads_as_chinese(text: str) -> bool:
    """Are most ideographs everyday ones (GB 2312 level 1)? Mojibake is full of rare ones."""
    if _CONTROL.search(text):
        return False
    sample = _HAN.findall(text[:_SAMPLE])
    everyday = sum(
        0xB0 <= c.encode("gb18030")[0] <= 0xD7
        and len(c.encode("gb18030")) == 2
        and c.encode("gb18030")[1] >= 0xA1
        for c in sample
    )
    plausible = len(_PLAUSIBLE.findall(text[:_SAMPLE]))
    return everyday >= 0.7 * len(sample) and plausible >= 0.9 * len(text[:_SAMPLE])


def _detected(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    # the last resort: Big5, Windows code pages; a guess, so it is told to the reader
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    text = _strict(data, best.encoding) if best else None
    if best is None or text is None or _CONTROL.search(text):
        raise _not_text(name)
    return text, (f"文字编码不常见，按 {best.encoding} 读取，请抽查文字是否正确",)


def _damage_note(lost: int) -> tuple[str, ...]:
    return (f"文件中有 {lost} 处字符已损坏，显示为 \ufffd，请核对原件",) if lost else ()


def _checked(text: str, name: str) -> str:
    # a stray control character or two is dirt, more of them is another format
    if len(_CONTROL.findall(text)) > max(2, len(text) // 100):
        raise _not_text(name)
    return text


def _not_text(name: str) -> FileBroken:
    return FileBroken(
        f"“{name}”不是文本文件，或内容已损坏。请核对文件，或另存为 UTF-8 文本后再添加。"
    )
