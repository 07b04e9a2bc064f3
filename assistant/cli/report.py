"""What `dangwu library add` tells about files."""

from __future__ import annotations

from assistant import Document, IngestReport, IngestRow, IngestState, missing_words
from assistant.cli.output import one_line, print_table, say

_COLUMNS = ("结果", "标题", "文号", "发文机关", "日期", "条", "段落")
_NOTHING_FOUND = (
    "没有找到可以入库的文件。请核对路径，支持 PDF、OFD、Word、WPS、Excel、PPT、网页、"
    "TXT、Markdown、图片，以及装有它们的 ZIP。"
)


def print_ingest(outcome: IngestReport) -> None:
    """A table of what was read from each file, then warnings and failures one line each."""
    read = [row for row in outcome.rows if row.document is not None]
    if read:
        print_table(_COLUMNS, [_read_row(row, row.document) for row in read if row.document])
    for row in outcome.rows:
        for notice in (*row.warnings, *_missing(row)):
            say(f"提示　{row.path}：{one_line(notice)}")
    for row in outcome.failed:
        say(f"{row.state}　{row.path}：{one_line(row.error or '原因不明')}")
    say(_summary(outcome))


def _read_row(row: IngestRow, document: Document) -> tuple[str, ...]:
    return (
        str(row.state),
        document.title,
        document.number or "",
        document.issuer or "",
        dates(document),
        str(row.articles or ""),
        str(row.passages),
    )


def _missing(row: IngestRow) -> list[str]:
    """What a clerk could state of a file that has just come in."""
    fresh = row.document is not None and row.state in (IngestState.ADDED, IngestState.REPLACED)
    words = missing_words(row.document) if row.document and fresh else ""
    return [words] if words else []


def _summary(outcome: IngestReport) -> str:
    if not outcome.rows:
        return _NOTHING_FOUND
    counts: dict[str, int] = {}
    for row in outcome.rows:
        counts[str(row.state)] = counts.get(str(row.state), 0) + 1
    states = "，".join(f"{state} {count} 份" for state, count in counts.items())
    return f"{states}；新算向量 {outcome.embedded} 段，用时 {outcome.seconds:.1f} 秒。"


def dates(document: Document) -> str:
    """The dates that were found, each with its name."""
    named = (
        ("成文", document.written),
        ("发布", document.published),
        ("施行", document.effective),
        ("失效", document.expires),
    )
    return " ".join(f"{day}{name}" for name, day in named if day)
