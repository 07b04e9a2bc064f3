"""The form of a paper as HTML: which kinds, how many, from which documents. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant import Difficulty, Document, ItemKind, ModelInUse
from ui.fields import box, choice, line
from ui.paper_entries import USUAL_ENTRIES, PaperEntries
from ui.rewording import REWORD, STEMS, reword_box

_FRESH = PaperEntries(USUAL_ENTRIES, {})
_VERSIONS = (("", "一份"), ("AB", "A、B 两份（题相同，次序不同）"))


def paper_form(
    documents: Sequence[Document],
    entries: PaperEntries = _FRESH,
    model: ModelInUse | None = None,
) -> str:
    """The form with what was written in it, and each problem beside its field.

    `model`: the one that can be asked for other words.
    """
    written = entries.written
    return (
        '<form class="dw-form" novalidate autocomplete="off"><h2>出题</h2>'
        "<p>按资料库里的现行规定出题，每个答案都注明出处。"
        "直接点“出卷”，就是一份满分 100 分的试卷。</p>"
        f"{_kinds(entries)}{_paper(entries)}"
        f'<details class="dw-more"{" open" * _narrowed(entries)}>'
        "<summary>出题范围和难度（选填）</summary>"
        f"{_bounds(entries)}{_documents(documents, written)}</details>"
        f"{reword_box(model, STEMS, REWORD in written)}"
        '<div class="dw-actions"><button type="submit" class="dw-primary">出卷</button>'
        '<span class="dw-remark">同样的设置和资料库，出的卷相同；改“第几套”就换一套题。</span>'
        "</div></form>"
    )


def _kinds(entries: PaperEntries) -> str:
    rows = "".join(_kind(kind, entries) for kind in ItemKind)
    problems = "".join(
        f'<p class="dw-problem" id="dw-paper-{_key(name)}-problem" role="alert">'
        f"{escape(problem)}</p>"
        for name, problem in entries.problems.items()
        if "." in name
    )
    return (
        '<fieldset><legend>题型和题数</legend><div class="dw-table dw-counts"><table>'
        '<thead><tr><th scope="col">题型</th><th scope="col">题数</th><th scope="col">每题分值'
        f"</th></tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="dw-hint" data-total="true" aria-live="polite"></p>{problems}</fieldset>'
    )


def _kind(kind: ItemKind, entries: PaperEntries) -> str:
    cells = "".join(
        f"<td>{_number(f'{part}.{kind}', f'{kind.label}题{words}', entries)}</td>"
        for part, words in (("count", "题数"), ("points", "每题分值"))
    )
    return f'<tr><th scope="row">{kind.label}题</th>{cells}</tr>'


def _number(name: str, label: str, entries: PaperEntries) -> str:
    wrong = ""
    if name in entries.problems:
        wrong = f' aria-invalid="true" aria-describedby="dw-paper-{_key(name)}-problem"'
    return (
        f'<input type="text" inputmode="numeric" maxlength="6" name="{name}"'
        f' aria-label="{label}" value="{escape(entries.written.get(name, ""))}"{wrong}>'
    )


def _paper(entries: PaperEntries) -> str:
    return (
        '<fieldset><legend>试卷</legend><div class="dw-fields">'
        + _line("title", "试卷名称", entries)
        + _line("minutes", "考试时间（分钟）", entries, "不限时写 0", number=True)
        + choice(
            "dw-paper-versions",
            "versions",
            "卷别",
            _VERSIONS,
            entries.written.get("versions", ""),
        )
        + _line("seed", "第几套", entries, "换一个数，换一套题", number=True)
        + "</div></fieldset>"
    )


def _bounds(entries: PaperEntries) -> str:
    levels = "".join(box(f"level.{one}", one, entries.written) for one in Difficulty)
    return (
        f'<div class="dw-fields">{_line("topics", "主题", entries, "如 发展党员、党费，空着不限")}'
        f'<div class="dw-field" role="group" aria-label="难度"><span>难度（都不勾就不限）</span>'
        f'<div class="dw-boxes">{levels}</div></div></div><div class="dw-boxes">'
        + box("approved", "只用题库里审核通过的题", entries.written)
        + box("repeat", "以前的试卷出过的题可以再出", entries.written)
        + "</div>"
    )


def _documents(documents: Sequence[Document], written: Mapping[str, str]) -> str:
    rows = "".join(
        f"<li>{box(f'document.{one.id}', f'《{one.title}》', written)}</li>" for one in documents
    )
    if not rows:
        way = '<a href="#stock">资料管理</a>'
        return f'<p class="dw-remark">资料库里还没有文件，先到{way}添加文件。</p>'
    return (
        '<fieldset class="dw-chosen"><legend>文件（都不勾就从全部文件出题）</legend>'
        '<div class="dw-field"><label for="dw-paper-find" class="dw-hidden">在下面找文件</label>'
        '<input type="text" id="dw-paper-find" data-find="true" placeholder="找文件，如 支部工作">'
        f"</div><ul>{rows}</ul></fieldset>"
    )


def _line(
    name: str, label: str, entries: PaperEntries, hint: str = "", number: bool = False
) -> str:
    return line(
        f"dw-paper-{name}",
        name,
        label,
        entries.written.get(name, ""),
        entries.problems.get(name, ""),
        hint,
        number,
    )


def _narrowed(entries: PaperEntries) -> bool:
    """Whether something is set that would be out of sight in the closed part."""
    return bool(entries.written.get("topics")) or any(
        name.startswith(("level.", "document.")) or name in ("approved", "repeat")
        for name in entries.written
    )


def _key(name: str) -> str:
    return name.replace(".", "-")
