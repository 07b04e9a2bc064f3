"""The how-to questions that are kept with their answers: who asks, what, and over which texts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from evals.errors import InputError

_NEEDED = ("number", "name", "role", "question", "topic")


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question with the topic of its checklist; `starts` date the limits of the checklist.

    `texts`: patterns of real files below the shared folder; none for the starter library.
    """

    number: int
    name: str
    role: str
    question: str
    topic: str
    starts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of the file that holds its answer."""
        return f"{self.number:02}-{self.name}.md"


def load_golden(path: Path) -> list[GoldenQuestion]:
    """The questions in their order. Raises: InputError."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"读不到题目文件 {str(path)!r}：请检查路径和权限。") from error
    except ValueError as error:
        raise InputError(f"题目文件 {str(path)!r} 不是有效的 TOML（UTF-8）：{error}") from error
    libraries = {name: tuple(files) for name, files in table.get("libraries", {}).items()}
    found = []
    for row in table.get("question", []):
        missing = [name for name in _NEEDED if name not in row]
        if missing:
            raise InputError(f"题目文件 {str(path)!r} 有一题缺少：{'、'.join(missing)}。")
        name = row.get("library", "")
        if name and name not in libraries:
            raise InputError(f"题目文件 {str(path)!r} 没有写资料 {name!r} 是哪些文件。")
        needed = {key: row[key] for key in _NEEDED}
        starts = tuple(row.get("starts", ()))
        found.append(GoldenQuestion(**needed, starts=starts, texts=libraries.get(name, ())))
    if not found:
        raise InputError(f"题目文件 {str(path)!r} 里一题也没有。")
    return found
