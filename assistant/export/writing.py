"""A report into a file: its name chooses the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.errors import ExportFailed
from assistant.export.html_page import html_bytes
from assistant.export.markdown import markdown_bytes
from assistant.export.saving import save
from assistant.export.word import word_bytes
from assistant.report import Report

WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    ".docx": word_bytes,
    ".md": markdown_bytes,
    ".html": html_bytes,
}


def write_report(report: Report, target: Path, overwrite: bool = False) -> None:
    """Write the report as its suffix says. Raises: ExportFailed, as `save` does."""
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        allowed = "、".join(WRITERS)
        raise ExportFailed(
            f"“{target.name}”的类型写不了，可用的后缀：{allowed}，如 清单.docx；"
            "算出的日期可以写成 .ics 日历文件"
        )
    save(target, writer(report), overwrite)
