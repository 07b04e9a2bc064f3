"""The part 添加 of 资料管理 as HTML: where files are dropped, how far each has come, the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import escape

from assistant import Column, Document, IngestRow, IngestState, Sheet, missing_particulars
from ui.badges import chinese_date
from ui.plain_words import plain_words
from ui.store_job import (
    MOST_FILES,
    Entry,
    Job,
    Outcome,
    Stage,
    Standing,
    is_reprint_notice,
    is_version_notice,
    outcome,
)
from ui.text_address import text_link

REPORT = "入库报告.xlsx"
_TITLE = re.compile("《[^》]*》")
_COLOURS = {
    Outcome.NEW: "in-force",
    Outcome.VERSION: "revised",
    Outcome.NEAR: "revised",
    Outcome.REPLACED: "in-force",
    Outcome.DUPLICATE: "unknown",
    Outcome.FAILED: "repealed",
}
_STAGE_COLOURS = {
    Stage.WAITING: "unknown",
    Stage.READING: "trial",
    Stage.INDEXING: "trial",
    Stage.LEFT: "not-yet",
}
_NOTHING = Standing()
_SHOWN = ("PDF", "Word", "WPS", "OFD", "网页", "TXT", "Markdown", "Excel", "PPT", "图片", "ZIP")


def drop_zone(kinds: Iterable[str], largest_bytes: int) -> str:
    """Where files are dropped or chosen; stock.js sends them one after another."""
    accept = ",".join(sorted({*kinds, ".zip"}))
    most_mb = largest_bytes >> 20
    return (
        '<div class="dw-form"><h2>添加文件</h2><p>文件只存到本机资料库，原件也会保留。'
        "重复的不会再收；新版和旧版都收下，旧版标为已修订，分不清哪份有效的再请您决定。</p>"
        f'<div class="dw-drop" data-drop="file" data-kinds="{escape(accept)}"'
        f' data-largest="{largest_bytes}" data-most="{MOST_FILES}">'
        '<input type="file" id="dw-store-choose" multiple class="dw-hidden"'
        f' accept="{escape(accept)}" aria-describedby="dw-store-limits">'
        '<p class="dw-drop-lead">把文件拖到这里</p>'
        '<label for="dw-store-choose" class="dw-pick dw-primary-pick">选择文件</label>'
        f'<p class="dw-hint" id="dw-store-limits">{"、".join(_SHOWN)}；'
        f"每个不超过 {most_mb} MB，一次不超过 {MOST_FILES} 个</p></div>"
        '<ul class="dw-sending" data-queue="true" aria-live="polite"></ul></div>'
    )


def job_view(job: Job, standing: Standing = _NOTHING) -> str:
    """How far everything has come, and the report when it is over.

    `standing`: how the documents stand by then.
    """
    if not job.entries:
        return '<button type="button" data-act="look" hidden></button>'
    head = _running(job) if job.running else _over(job)
    rows = "".join(_entry(entry, standing) for entry in job.entries)
    live = ' data-running="true"' if job.running else ""
    return (
        f'<section class="dw-job"{live}><button type="button" data-act="look" hidden></button>'
        f'{head}<ul class="dw-jobs">{rows}</ul></section>'
    )


def report_sheet(job: Job, standing: Standing = _NOTHING) -> Sheet:
    """The report on all files as a sheet."""
    columns = (
        Column("文件", width=34),
        Column("结果", width=16),
        *(Column(name, width=width) for name, width in _REPORT_COLUMNS),
    )
    rows: list[tuple[str | int | date | None, ...]] = [
        (
            entry.row_name(row),
            str(outcome(row)),
            row.document.title if row.document else None,
            row.document.number if row.document else None,
            row.document.issuer if row.document else None,
            row.document.date if row.document else None,
            row.articles,
            row.passages,
            "、".join(missing_particulars(row.document)) if row.document else None,
            "；".join([*_notes(entry, row), *_told(standing, row)]),
        )
        for entry in job.entries
        for row in entry.rows
    ]
    rows += [
        (entry.name, str(entry.stage if not entry.problem else Outcome.FAILED), *(None,) * 7,
         entry.problem)
        for entry in job.entries
        if not entry.rows
    ]  # fmt: skip
    return Sheet("入库报告", columns, tuple(rows))


_REPORT_COLUMNS = (
    ("标题", 40),
    ("文号", 22),
    ("发文机关", 22),
    ("日期", 13),
    ("条数", 8),
    ("段落数", 8),
    ("缺项", 20),
    ("说明", 60),
)


def _running(job: Job) -> str:
    total, done = len(job.entries), job.done
    left = f"，大约还要 {_spoken(job.remaining_s)}" if job.remaining_s else ""
    stop = (
        '<p class="dw-remark">正在停下：手上这一份做完就停。</p>'
        if job.stopping
        else '<button type="button" class="dw-button" data-act="stop">做完这一份就停</button>'
    )
    return (
        '<p class="dw-job-head" role="status">'
        f"<b>正在添加：{total} 个文件，已完成 {done} 个{left}。</b>"
        "可以去别处，也可以关掉页面，不影响。</p>"
        f'<progress class="dw-bar" max="{total}" value="{done}" aria-label="添加进度"></progress>'
        f'<div class="dw-actions">{stop}</div>'
    )


def _over(job: Job) -> str:
    counts = Counter(outcome(row) for entry in job.entries for row in entry.rows)
    counts[Outcome.FAILED] += sum(bool(one.problem) for one in job.entries if not one.rows)
    left = sum(one.stage is Stage.LEFT for one in job.entries)
    told = [f"{name} {counts[name]}" for name in Outcome if counts[name]]
    told += [f"没有处理 {left}"] if left else []
    again = "" if not left else "<p>没有处理的文件请再添加一次。</p>"
    return (
        '<h3 class="dw-job-head dw-result-title" tabindex="-1" role="status">'
        f"添加完成：{'，'.join(told) or '没有文件'}</h3>{again}"
        '<div class="dw-actions">'
        '<button type="button" class="dw-button" data-file="report">下载入库报告（Excel）</button>'
        '<a class="dw-button dw-link" href="#stock-pending">去待处理</a>'
        '<a class="dw-button dw-link" href="#stock-files">看全部文件</a></div>'
    )


def _entry(entry: Entry, standing: Standing) -> str:
    if entry.rows:
        shown = "".join(_row(entry, row, standing) for row in entry.rows)
        waits = entry.stage in (Stage.READING, Stage.INDEXING)
        return shown + (_line(entry.name, _stage(entry.stage), "") if waits else "")
    if entry.problem:
        return _line(entry.name, _badge(Outcome.FAILED), _say([entry.problem]), "bad")
    return _line(entry.name, _stage(entry.stage), "")


def _row(entry: Entry, row: IngestRow, standing: Standing) -> str:
    what = outcome(row)
    told = [f"《{row.document.title}》"] if row.document else []
    told += [f"{row.passages} 段"] if row.state is not IngestState.FAILED else []
    matter = f'<p class="dw-row-title">{escape("　".join(told))}</p>' if told else ""
    notes = _say(_notes(entry, row)) + "".join(_decided(*both) for both in standing.decided(row))
    if (
        row.document
        and what is not Outcome.DUPLICATE
        and (missing := missing_particulars(row.document))
    ):
        notes += f'<p>未见：{"、".join(missing)}，<a href="#stock-pending">去补填</a></p>'
    if standing.waits(row):
        notes += '<p><a href="#stock-pending">去决定留哪一份</a></p>'
    bad = "bad" if what is Outcome.FAILED else ""
    return _line(entry.row_name(row), _badge(what), matter + notes, bad)


def _notes(entry: Entry, row: IngestRow) -> list[str]:
    if row.error:
        return [plain_words(entry.named(row.error))]
    if row.state in (IngestState.DUPLICATE, IngestState.UNCHANGED):
        return ["内容与资料库里的这一份相同，没有重复收。"]
    return [_note(entry.named(one)) for one in row.warnings]


def _told(standing: Standing, row: IngestRow) -> list[str]:
    return [
        f"旧版《{old.title}》（{_called(old)}）已标为{old.status}，答复改用新版（{_called(new)}）。"
        for old, new in standing.decided(row)
    ]


def _decided(old: Document, new: Document) -> str:
    """Which of two versions counts from now on, with both of them and the way to change it."""
    title, before, after = escape(old.title), escape(_called(old)), escape(_called(new))
    return (
        f'<p>旧版<a href="{text_link(old.id)}">《{title}》（{before}）</a>已标为{old.status}，'
        f'答复改用<a href="{text_link(new.id)}">新版（{after}）</a>。'
        '不对的，到<a href="#stock-files">文件</a>里点“填写信息”改时效。</p>'
    )


def _called(document: Document) -> str:
    """What tells two versions of one title apart."""
    day = chinese_date(document.date) if document.date else document.source_name
    return document.number or day


def _note(words: str) -> str:
    other = found[0] if (found := _TITLE.findall(words)) else "另一份"
    if is_reprint_notice(words):
        return f"与资料库里的{other}只有抬头、落款或个别字不同，两份都收下了。"
    if is_version_notice(words):
        return f"与资料库里的{other}是同一文件的不同版本，两份都收下了。"
    return plain_words(words)


def _say(notes: Iterable[str]) -> str:
    return "".join(f"<p>{escape(one)}</p>" for one in notes if one)


def _line(name: str, badge: str, rest: str, kind: str = "") -> str:
    mark = f' class="dw-row-{kind}"' if kind else ""
    return (
        f'<li{mark}><div class="dw-row-head"><bdi>{escape(name)}</bdi>{badge}</div>'
        f'<div class="dw-row-rest">{rest}</div></li>'
    )


def _badge(what: Outcome) -> str:
    return f'<span class="dw-badge dw-{_COLOURS[what]}">{what}</span>'


def _stage(stage: Stage) -> str:
    return f'<span class="dw-badge dw-{_STAGE_COLOURS.get(stage, "in-force")}">{stage}</span>'


def _spoken(seconds: float) -> str:
    if seconds < 60:
        return f"{max(1, round(seconds))} 秒"
    return f"{round(seconds / 60)} 分钟"
