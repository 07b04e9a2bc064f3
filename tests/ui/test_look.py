"""Colours that can be read, fonts and files from this machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ui.present
from ui.look import HEAD, page_theme

CSS = (Path(ui.present.__file__).parent / "page.css").read_text("utf-8")
PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("ink", "quiet"), ("soft", "paper"), ("soft", "card"),
    ("ink", "amber-fill"), ("ink", "blue-fill"),
    ("red", "card"), ("red", "paper"), ("red", "red-quiet"), ("mark-ink", "mark"),
    *[(name, f"{name}-fill") for name in ("green", "blue", "amber", "plum", "grey", "rust")],
]  # fmt: skip


def colours(selector: str) -> dict[str, str]:
    block = CSS.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--dw-([\w-]+): (#[0-9a-f]{6})", block))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("selector", [":root", ".dark"])
@pytest.mark.parametrize(("ink", "fill"), PAIRS)
def test_text_reaches_aa(selector: str, ink: str, fill: str) -> None:
    shades = colours(selector)
    assert contrast(shades[ink], shades[fill]) >= 4.5


def test_chinese_system_fonts_come_first_and_none_is_fetched() -> None:
    theme = page_theme()
    assert theme.font.startswith("PingFang SC, Microsoft YaHei, Noto Sans CJK SC")
    assert theme._font_css == []
    assert theme._stylesheets == []


def test_style_and_script_name_no_address() -> None:
    assert re.findall(r"https?:|//\w+\.\w+|@import|url\(", HEAD) == []
