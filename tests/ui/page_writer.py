"""The stand-in for an assistant whose answers a language model writes, sentence by sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import Answer, AnswerProgress, Dropped, ModelInUse, ModelWork, Scope
from assistant.faults import Fault
from tests.ui.page_assistant import HOSTILE, PageAssistant, joint_answer

MODEL = ModelInUse("示例模型", "http://127.0.0.1:11434", "本机")


@dataclass
class PageWriter(PageAssistant):
    """久 takes long over each sentence, 断 breaks off; `told` counts the sentences."""

    model: ModelInUse | None = MODEL
    told: int = 0

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        scope: Scope = Scope(),
        on_statement: Callable[[AnswerProgress], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> Answer:
        answer = joint_answer(question, question)
        for title, item in [(one.title, item) for one in answer.sections for item in one.items]:
            if wanted and not wanted():
                break
            self.told += 1
            if on_statement:
                on_statement(AnswerProgress(title, item, answer.citations))
            time.sleep(0.4 if "久" in question else 0)
        if "断" in question:
            return replace(answer, work=ModelWork("示例模型", 4, (), "语言模型没有答成。"))
        held_back = (Dropped(f"编出来的话{HOSTILE}。", (Fault.WORDS,)),)
        return replace(answer, composer="generative", work=ModelWork("示例模型", 7, held_back))
