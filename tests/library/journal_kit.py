"""A library of rules with its journal, and questions put into it."""

from __future__ import annotations

from assistant import Answer, Assistant, Exchange


def ask(assistant: Assistant, question: str, id: str = "", **seat: str) -> Answer:
    answer = assistant.ask(question)
    told = Exchange(
        question, 12.5, answer, id=id, **({"browser": "b1", "conversation": "c1"} | seat)
    )
    assert assistant.journal.record(told) == ""
    return answer


def answered(assistant: Assistant) -> str:
    """A question that this library answers."""
    title = assistant.documents()[0].title
    for question in (f"《{title}》第二条怎么规定", f"《{title}》第三条怎么规定"):
        if not assistant.ask(question).refused:
            return question
    raise AssertionError("nothing of the library is answered")
