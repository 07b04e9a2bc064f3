"""Names inside ZIP archives: decoded as they were typed, and kept within the archive."""

from __future__ import annotations

from zipfile import ZipInfo

_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # the extra field in which archivers repeat a name in UTF-8
_FIRST_CJK = "\u2e80"


def inner_path(info: ZipInfo) -> tuple[str, bool]:
    """The member's path with `…` for what leads out of the archive, and whether any does."""
    parts = _decoded_name(info).replace("\\", "/").split("/")
    drive = len(parts[0]) == 2 and parts[0][1] == ":"
    outside = parts[0] == "" or drive or ".." in parts
    kept = [part for part in parts[drive:] if part not in ("", ".")]
    safe = ["…" if part == ".." else part for part in kept]
    return "/".join(["…", *safe] if outside and "…" not in safe else safe), outside


def _decoded_name(info: ZipInfo) -> str:
    """The name as it was typed: archivers on Chinese systems write GBK without saying so."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        raw = info.orig_filename.partition("\0")[0].encode("cp437")
    except UnicodeEncodeError:  # decoded by other rules already
        return info.filename
    stated = _unicode_path(info.extra)
    if stated:
        return stated
    try:
        text = raw.decode("utf-8")
        # Two GBK bytes can pass for one Latin or Greek letter, never for a Chinese character.
        if any(character >= _FIRST_CJK for character in text):
            return text
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return info.filename


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and 5 < size <= len(extra) - 4:
            return extra[9 : 4 + size].decode("utf-8", "replace") or None
        extra = extra[4 + size :]
    return None
