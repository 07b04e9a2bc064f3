"""Gradio elements as this page uses them: HTML of ours, events of ours, quietly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio

from ui.look import CLICKS

# Events are ours alone: not part of any API, and without Gradio's progress veil.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def html(value: str, elem_id: str) -> gradio.HTML:
    """HTML of ours whose clicks and forms become events (clicks.js)."""
    # The default template inserts the value as it is; one with {{value}} would run it as code.
    return gradio.HTML(
        value, elem_id=elem_id, js_on_load=CLICKS, apply_default_css=False, min_width=0
    )


def event(
    do: Callable[..., Any], inputs: Any, outputs: Any, when: Callable[..., Any], **options: Any
) -> Any:
    """Do it when that happens."""
    return when(do, inputs, outputs, **QUIET, **options)
