"""The part 核对与备份 of 资料管理 as HTML. Pure functions."""

from __future__ import annotations

from html import escape

from assistant import BackupReport, CheckReport, Restoring
from ui.notices import done, notice
from ui.plain_words import plain_words
from ui.store_job import Task

# The parts of the place in which a task stands below its button, and the kinds of tasks there.
TASKS = {"check": ("check", "repair"), "export": ("export",), "restore": ("restore",)}
_NAMES = {"check": "核对", "repair": "修复", "export": "备份", "restore": "恢复"}
MODES = (
    (Restoring.MERGE, "补上缺少的（现有文件保留）"),
    (Restoring.INTO_EMPTY, "只恢复到空的资料库"),
    (Restoring.REPLACE, "全部换成备份里的（现有文件移走，不能撤销）"),
)


def care_head(held: int) -> str:
    """What the part is for, and how much there is."""
    return (
        '<button type="button" data-act="fresh" hidden></button>'
        f'<div class="dw-form" data-held="{held}"><h2>核对与备份</h2>'
        f"<p>资料库现有 {held} 份文件。建议每周备份一次，备份文件存到另一块磁盘或 U 盘。</p></div>"
    )


def check_form() -> str:
    """Where a check is begun."""
    return (
        '<section class="dw-store-part"><h3>核对</h3>'
        "<p>逐项比对登记、原件和索引是否一致。核对不改动任何内容。</p>"
        '<div class="dw-actions"><button type="button" class="dw-button" data-act="check">开始核对'
        "</button></div></section>"
    )


def backup_form() -> str:
    """Where a backup is begun, with what goes in and what does not."""
    return (
        '<section class="dw-store-part"><h3>备份</h3>'
        "<p>写成一个备份文件，写完要点“下载备份文件”存到您选的位置。</p>"
        "<p>有：全部文件、原件、索引，题库、试卷和导入的成绩。</p>"
        "<p>没有：走访档案、问答记录和错题本，需要的请管理员另外备份。</p>"
        '<div class="dw-actions"><button type="button" class="dw-button" data-act="export">生成备份'
        "</button></div></section>"
    )


def restore_form(largest: int) -> str:
    """Where a backup is chosen and taken over."""
    options = "".join(f'<option value="{mode}">{words}</option>' for mode, words in MODES)
    return (
        '<section class="dw-store-part"><h3>从备份恢复</h3>'
        "<p>备份核对无误后才改动资料库；中途失败，资料库保持原样。</p>"
        f'<div class="dw-restore" data-drop="backup" data-largest="{largest}">'
        '<div class="dw-fields"><div class="dw-field">'
        '<label for="dw-store-backup">备份文件</label><div class="dw-file">'
        '<input type="file" id="dw-store-backup" accept=".zip">'
        '<label for="dw-store-backup" class="dw-pick">选择文件</label>'
        '<span class="dw-remark" data-picked="true">还没有选</span></div></div>'
        '<div class="dw-field"><label for="dw-store-mode">恢复方式</label>'
        f'<select id="dw-store-mode">{options}</select></div></div>'
        '<div class="dw-actions"><button type="button" class="dw-button" data-restore="true">'
        "开始恢复</button></div>"
        '<p class="dw-problem" data-told="true" role="alert"></p>'
        '<button type="button" data-act="restore" hidden></button></div></section>'
    )


def task_view(task: Task | None, token: str = "") -> str:
    """How far a task has come and how it ended. `token`: where a finished backup is."""
    look = '<button type="button" data-act="look" hidden></button>'
    if task is None:
        return look
    name = _NAMES[task.kind]
    if task.running:
        return f'<div class="dw-job" data-running="true">{look}{_progress(name, task)}</div>'
    if task.problem:
        return f"{look}{notice(f'{name}没有完成。', plain_words(task.problem))}"
    if isinstance(task.report, CheckReport):
        return look + _checked(task.report, task.kind == "repair")
    if isinstance(task.report, BackupReport):
        return look + (
            _exported(task.report, token) if task.kind == "export" else _restored(task.report)
        )
    return look


def _progress(name: str, task: Task) -> str:
    moment = task.progress
    step = f"：{escape(moment.step)}" if moment else ""
    value = f' max="{moment.total}" value="{moment.done}"' if moment and moment.total else ""
    return (
        f'<p class="dw-job-head" role="status"><b>正在{name}{step}……</b>离开或刷新页面不影响。</p>'
        f'<progress class="dw-bar"{value} aria-label="{name}进度"></progress>'
    )


def _checked(report: CheckReport, repaired: bool) -> str:
    size = f"{report.documents} 份文件、{report.passages} 段、{report.originals} 份原件"
    if not report.findings:
        return done(f"核对完成：{size}，全部一致。")
    rows = "".join(
        f"<li><b>{escape(one.fault)}</b>（{escape(one.place)}）{one.count} 处"
        f"{f'，已修复 {one.repaired} 处' if one.repaired else ''}"
        f"{f'。{escape(plain_words(one.next_step))}' if one.left and one.next_step else ''}</li>"
        for one in report.findings
    )
    if report.sound:
        return done(f"修复完成：{size}，现在全部一致。") + f'<ul class="dw-found">{rows}</ul>'
    ask = "修复只整理登记和索引，不改动文件原文。确定修复吗？"
    button = (
        ""
        if repaired
        else '<div class="dw-actions"><button type="button" class="dw-primary" data-act="repair"'
        f' data-confirm="{ask}">修复</button></div>'
    )
    told = "还有修不好的，请按下面的提示处理。" if repaired else "发现不一致，可以修复。"
    return f'{notice(told)}<ul class="dw-found">{rows}</ul>{button}'


def _exported(report: BackupReport, token: str) -> str:
    lost = (
        f"<p>有 {report.originals_missing} 份原件缺失或被改动，没有写入备份，请先核对。</p>"
        if report.originals_missing
        else ""
    )
    link = (
        f'<div class="dw-actions"><a class="dw-button dw-link dw-strong" download'
        f' href="/store/backup/{token}" target="_self">下载备份文件（{_size(report.bytes)}）'
        "</a></div>"
        if token
        else ""
    )
    told = (
        f"备份已写好并核对：{report.documents} 份文件、{report.passages} 段、"
        f"{report.originals} 份原件。"
    )
    also = f"<p>其中还有{report.beside}。</p>" if report.beside else ""
    return f"{done(told)}{also}{lost}{link}"


def _restored(report: BackupReport) -> str:
    parts = [f"恢复完成：备份里有 {report.documents} 份文件，新增 {report.added} 份"]
    parts += [f"移走 {report.removed} 份"] if report.removed else []
    parts += [f"另保留原有 {report.kept} 份"] if report.kept else []
    parts += [f"备份里还有{report.beside}"] if report.beside else []
    return done("，".join(parts) + "。")


def _size(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count >= 1 << 20 else f"{max(1, count >> 10)} KB"
