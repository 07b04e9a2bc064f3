"""The box that has a language model word something anew, and where texts are sent then."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from assistant import ModelInUse
from ui.written import model_told

REWORD = "reword"  # the name of the box in a form
STEPS = "勾选后，清单的步骤会发给它改写；每一步核对过出处才换，没有通过的保留原文。"
POINTS = "勾选后，政策要点会发给它改写，企业情况不发；每句核对过出处才换，没有通过的保留原文。"
STEMS = "勾选后，题干会发给它改写，答案和选项不变；每题核对过出处才换，没有通过的保留原来的题干。"


def reword_box(model: ModelInUse | None, sent: str, ticked: bool = False) -> str:
    """The box with the line under it; empty where no model is configured. `sent`: what is sent."""
    if model is None:
        return ""
    return (
        '<div class="dw-reword"><label class="dw-check"><input type="checkbox"'
        f' name="{REWORD}" value="是"{" checked" * ticked}>'
        "用语言模型改写</label>"
        f'<p class="dw-hint">{escape(model_told(model, sent))}</p></div>'
    )


def wants_rewording(model: ModelInUse | None, given: Mapping[str, Any]) -> bool:
    """Whether the box was ticked, where there is a model to ask."""
    return model is not None and bool(given.get(REWORD))
