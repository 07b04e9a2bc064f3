"""`--reword`: other words by the configured language model, and the error where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant import AssistantError

if TYPE_CHECKING:
    from assistant import Assistant

NO_MODEL = (
    "没有配置语言模型，不能改写。请先设置 DANGWU_LLM_URL 和 DANGWU_LLM_MODEL，或去掉 --reword。"
)


def require_model(assistant: Assistant, reword: bool) -> None:
    """Raises: AssistantError where other words are wanted and no model is there to ask."""
    if reword and assistant.model is None:
        raise AssistantError(NO_MODEL)
