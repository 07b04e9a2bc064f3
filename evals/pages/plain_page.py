"""The baseline: Gradio's own chat page over the same assistant, as a tutorial would write it."""

from __future__ import annotations

import sys
from typing import Any

import gradio

from assistant import answer_text, build_assistant, load_settings


def main(port: int) -> None:
    """Serve until the process is ended."""
    with build_assistant(load_settings()) as assistant:

        def reply(question: str, _history: list[Any]) -> str:
            return answer_text(assistant.ask(question))

        gradio.ChatInterface(reply, analytics_enabled=False).launch(
            server_name="127.0.0.1", server_port=port, quiet=True
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
