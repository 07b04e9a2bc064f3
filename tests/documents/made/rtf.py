"""RTF as Word writes it: bytes of the code page beside Unicode, lists in tables at the head."""

from __future__ import annotations

from collections.abc import Sequence


def rtf(paragraphs: Sequence[str | tuple[int, str]]) -> bytes:
    """Paragraphs; a pair is a numbered one: level 0 for 第一条, level 1 for （一）."""
    levels = _level(0, "第", "条") + _level(1, "（", "）")
    body = "".join(
        f"\\pard\\plain {_words(entry)}\\par\n"
        if isinstance(entry, str)
        else f"\\pard\\plain\\ls1\\ilvl{entry[0]} "
        f"{{\\listtext\\pard\\plain {_words('旧')}\\tab }}{_words(entry[1])}\\par\n"
        for entry in paragraphs
    )
    return (
        "{\\rtf1\\ansi\\ansicpg936\\deff0\\uc2\n{\\fonttbl{\\f0\\fnil\\fcharset134 "
        f"{_words('宋体')};}}}}\n"
        f"{{\\*\\listtable{{\\list\\listtemplateid1{levels}{{\\listname ;}}\\listid77}}}}\n"
        "{\\*\\listoverridetable{\\listoverride\\listid77\\listoverridecount0\\ls1}}\n"
        f"{body}}}"
    ).encode("ascii")


def _level(depth: int, before: str, after: str) -> str:
    return (
        "{\\listlevel\\levelnfc39\\levelnfcn39\\leveljc0\\leveljcn0\\levelfollow1\\levelstartat1"
        f"{{\\leveltext\\'03{_words(before)}\\'0{depth}{_words(after)};}}{{\\levelnumbers\\'02;}}"
        "\\fi0\\li0 }"
    )


def _words(text: str) -> str:
    """Each character as Unicode with its two bytes of GBK behind, as \\uc2 announces."""
    return "".join(
        character
        if character.isascii() and character not in "\\{}"
        else f"\\u{_signed(ord(character))}"
        + "".join(f"\\'{byte:02x}" for byte in character.encode("gb18030")[:2].rjust(2, b"?"))
        for character in text
    )


def _signed(code: int) -> int:
    return code - 0x10000 if code > 0x7FFF else code
