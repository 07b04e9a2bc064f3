"""A paper into files: the name chooses the format; what is handed out never holds the key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from assistant.errors import ExportFailed
from assistant.export.paper_anki import anki_bytes
from assistant.export.paper_gift import gift_bytes
from assistant.export.paper_key_word import key_bytes
from assistant.export.paper_layouts import GENERAL, layout_bytes
from assistant.export.paper_markdown import key_markdown, paper_markdown
from assistant.export.paper_moodle import moodle_bytes
from assistant.export.paper_word import paper_bytes
from assistant.export.saving import check_target, save
from assistant.paper_records import papers_record
from assistant.papers import Paper, PaperSet

_Writer = Callable[[Sequence[Paper]], bytes]
_HANDED_OUT: Mapping[str, tuple[_Writer, _Writer]] = {
    ".docx": (paper_bytes, key_bytes),
    ".md": (paper_markdown, key_markdown),
}
_WITH_KEYS: Mapping[str, _Writer] = {
    ".apkg": anki_bytes,
    ".gift": gift_bytes,
    ".xml": moodle_bytes,
}
SUFFIXES = (".docx", ".xlsx", ".apkg", ".gift", ".xml", ".json", ".md")


def write_papers(
    made: PaperSet, target: Path, overwrite: bool = False, layout: str = GENERAL
) -> tuple[Path, ...]:
    """Write the versions; which files there are now. Beside .docx and .md lies one with the keys.

    Raises: ExportFailed, also where there is no item, for a suffix or a layout that there is not;
    then no file has been written.
    """
    if not made.papers:
        raise ExportFailed("没有题可写：" + ("；".join(made.reasons) or "试卷是空的"))
    files = dict(_files(made, target, layout))
    for path in files:
        check_target(path, overwrite)
    for path, content in files.items():
        save(path, content, overwrite)
    return tuple(files)


def _files(made: PaperSet, target: Path, layout: str) -> Iterator[tuple[Path, bytes]]:
    suffix = target.suffix.lower()
    if suffix in _HANDED_OUT:
        questions, keys = _HANDED_OUT[suffix]
        yield target, questions(made.papers)
        yield target.with_name(f"{target.stem}_答案{target.suffix}"), keys(made.papers)
    elif suffix in _WITH_KEYS:
        yield target, _WITH_KEYS[suffix](made.papers)
    elif suffix == ".xlsx":
        yield target, layout_bytes(made.papers, layout)
    elif suffix == ".json":
        record = json.dumps(papers_record(made), ensure_ascii=False, indent=2)
        yield target, (record + "\n").encode("utf-8", "replace")
    else:
        raise ExportFailed(
            f"“{target.name}”的类型写不了，可用的后缀：{'、'.join(SUFFIXES)}，如 试卷.docx"
        )
