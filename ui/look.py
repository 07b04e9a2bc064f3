"""Theme, style sheet and script of the page. Fonts come from the user's system alone."""

from __future__ import annotations

from pathlib import Path

import gradio

_HERE = Path(__file__).parent

# Plain strings: Gradio would fetch a GoogleFont from outside and a LocalFont from its own files.
_FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_MONO = ("Consolas", "Menlo", "Noto Sans Mono CJK SC", "monospace")

# A style element of our own: Gradio's `css` argument would confine each rule to its container,
# out of reach of the switches that page.js sets on the root element.
_STYLES = (
    "page.css", "places.css", "visits.css", "quiz.css", "stock.css", "chat.css", "state.css",
    "texts.css", "range.css", "access.css", "roles.css", "help.css",
)  # fmt: skip
_SCRIPTS = (
    "page.js", "places.js", "visits.js", "ticks.js", "quiz.js", "stock.js", "chat.js", "state.js",
    "marking.js", "texts.js", "folds.js", "wide_tables.js", "skip.js", "roles.js", "help.js",
    "wake.js", "early.js",
)  # fmt: skip
HEAD = "".join(
    [f"<style>{(_HERE / name).read_text('utf-8')}</style>" for name in _STYLES]
    + [f"<script>{(_HERE / name).read_text('utf-8')}</script>" for name in _SCRIPTS]
)
CLICKS = (_HERE / "clicks.js").read_text("utf-8")


def page_theme() -> gradio.themes.Base:
    """Warm paper and one red; page.css defines the same colours for our own elements."""
    theme = gradio.themes.Base(
        primary_hue=gradio.themes.colors.red,
        neutral_hue=gradio.themes.colors.stone,
        font=_FONTS,
        font_mono=_MONO,
    )
    theme.set(
        body_background_fill="#f6f4ef",
        body_background_fill_dark="#17181a",
        body_text_color="#1f1d1a",
        body_text_color_dark="#ececea",
        button_primary_background_fill="#a6201a",
        button_primary_background_fill_hover="#8a1712",
        button_primary_background_fill_dark="#b3362f",
        button_primary_background_fill_hover_dark="#c64a42",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        input_background_fill="#ffffff",
        input_background_fill_dark="#222427",
        input_border_color="#8d867a",
        input_border_color_dark="#6f7378",
        input_placeholder_color="#6b655b",
        input_placeholder_color_dark="#a8a8a4",
    )
    return theme
