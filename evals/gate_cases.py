"""Sentences as a language model words them, good ones and planted errors, with what they cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant, ParsedDocument, Quote, Section
from evals.errors import InputError
from evals.jsonl import Row, read_rows

GOOD, UNCITED = "good", "uncited"
Clause = tuple[str, str]  # the title of a document and a locator in it
_OF_STARTER = ("development", "later", "newest")


@dataclass(frozen=True, slots=True)
class GateCase:
    """A sentence with the clauses it cites; `right`: where one that cites nothing belongs.

    `kind` is good or the kind of the error; `part` numbers the sets in the order of their making.
    """

    id: str
    part: int
    kind: str
    text: str
    cites: tuple[Clause, ...]
    right: tuple[Clause, ...] = ()


def gate_files(cases: Path) -> tuple[Path, ...]:
    """The files below a folder of cases whose clauses stand in the starter library; often none."""
    found = (cases / "gate" / f"{name}.jsonl" for name in _OF_STARTER)
    return tuple(file for file in found if file.is_file())


def load_gate_cases(files: Sequence[Path]) -> list[GateCase]:
    """The cases of the files in their order. Raises: InputError."""
    return [
        _case(file, row)
        for file in files
        for row in read_rows(file, ("id", "set", "kind", "text", "cites"))
    ]


def _case(file: Path, row: Row) -> GateCase:
    try:
        cites, right = (
            tuple((str(title), str(locator)) for title, locator in row.get(name, ()))
            for name in ("cites", "right")
        )
        return GateCase(row["id"], int(row["set"]), row["kind"], row["text"], cites, right)
    except (TypeError, ValueError) as error:
        wanted = "cites 和 right 应为 [标题, 条款位置] 的列表"
        raise InputError(f"文件 {str(file)!r} 里 {row['id']} 的写法不对：{wanted}。") from error


class Clauses:
    """The clauses of a library by title and locator."""

    def __init__(self, assistant: Assistant) -> None:
        contents = [assistant.contents(document.id) for document in assistant.documents()]
        self._contents: Mapping[str, ParsedDocument] = {one.document.title: one for one in contents}

    def quotes(self, cites: Sequence[Clause], whole_passage: bool) -> list[Quote]:
        """The clauses as quotes, or the passages that hold them. Raises: InputError."""
        found = []
        for title, locator in cites:
            contents, section = self.clause(title, locator)
            for passage in contents.passages:
                start, end = max(passage.start, section.start), min(passage.end, section.end)
                if start < end and whole_passage:
                    found.append(Quote(passage, contents.document, passage.start, passage.end))
                elif start < end:
                    found.append(Quote(passage, contents.document, start, end))
        return found

    def clause(self, title: str, locator: str) -> tuple[ParsedDocument, Section]:
        """The document and the section. Raises: InputError."""
        contents = self._contents.get(title)
        section = (
            next((s for s in contents.sections if s.locator == locator), None) if contents else None
        )
        if contents is None or section is None:
            raise InputError(f"资料里没有《{title}》的“{locator}”，请检查题目或资料文件夹。")
        return contents, section
