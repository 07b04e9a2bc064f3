"""The help pages of all commands as one Markdown page: `python -m assistant.cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from assistant.cli.main import app
from assistant.cli.output import use_utf8

_HEAD = """# 命令行

由 `make docs` 根据程序生成，请勿手改。退出码：0 完成，1 未确认，2 有需要改正之处，130 中途取消。
"""


def reference() -> str:
    """Every command's help page, groups before their commands."""
    pages = [f"\n## {path}\n\n```\n{text}\n```\n" for path, text in _pages()]
    return _HEAD + "".join(pages)


def _pages() -> Iterator[tuple[str, str]]:
    root: Any = typer.main.get_command(app)
    waiting: list[tuple[str, Any, Any]] = [("dangwu", root, None)]
    while waiting:
        name, command, parent = waiting.pop(0)
        context = command.make_context(name, [], parent=parent, resilient_parsing=True)
        yield context.command_path, command.get_help(context)
        below = getattr(command, "commands", {})
        waiting = [(key, inner, context) for key, inner in below.items()] + waiting


if __name__ == "__main__":
    use_utf8()
    print(reference(), end="")
