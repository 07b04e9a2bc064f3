"""An answer as plain text: its sentences with marks, under their titles."""

from __future__ import annotations

from assistant.domain import Answer


def answer_text(answer: Answer) -> str:
    """A line each; of a refusal its reason."""
    lines: list[str] = [answer.reason] if answer.refused else []
    for section in answer.sections:
        lines.append(f"【{section.title}】")
        lines += [item.text + "".join(f"[{n}]" for n in item.citations) for item in section.items]
    return "\n".join(lines)
