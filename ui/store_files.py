"""The part 文件 of 资料管理 as HTML: all documents, those that were removed. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant import DAYS_KEPT, Document, RemovedDocument
from ui.badges import chinese_date, digest_tag, status_badge
from ui.store_row import about, button, row

PAGE = 50
_REMOVE = (
    "《{title}》将移出资料库，回答、清单和试题不再引用它。"
    f"{DAYS_KEPT} 天内可以在“已移除”里恢复。确定移除吗？"
)
_ERASE = "《{title}》连同原件将彻底删除，不能再恢复。确定删除吗？"


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for, and which page of it is shown."""

    words: str = ""
    page: int = 1


def search_form() -> str:
    """Where one writes what is looked for."""
    return (
        '<form class="dw-form" novalidate autocomplete="off" role="search"><h2>文件</h2>'
        "<p>资料库里的全部文件，回答只引用这些。</p>"
        '<div class="dw-topic"><input type="search" name="words" id="dw-store-words"'
        ' maxlength="100" aria-label="查找文件" placeholder="标题、文号、发文机关，可写几个词">'
        '<button type="submit" class="dw-primary">查找</button></div></form>'
    )


def files_view(
    documents: Sequence[Document],
    removed: Sequence[RemovedDocument],
    looking: Looking,
    told: str = "",
) -> str:
    """Those that fit, a page of them, and what can be put back. `told`: what was just done."""
    found = [one for one in documents if _fits(one, looking.words)]
    last = max(1, -(-len(found) // PAGE))
    page = min(max(1, looking.page), last)
    shown = found[PAGE * (page - 1) : PAGE * page]
    rows = "".join(_row(one) for one in shown)
    nothing = _empty(bool(documents), looking.words)
    many = f"{len(found)} 份" if looking.words else f"共 {len(found)} 份"
    return (
        '<button type="button" data-act="look" hidden></button>'
        f'{told}<article class="dw-result"><h3 class="dw-store-count">{many}</h3>'
        f"{f'<ul class={_LIST}>{rows}</ul>' if rows else nothing}{_pages(page, last)}"
        f"{_removed(removed)}</article>"
    )


_LIST = '"dw-jobs dw-store-files"'


def taken_back(document: Document) -> str:
    """That a document was removed, with the way back."""
    return (
        f'<div class="dw-done dw-undo" role="status" tabindex="-1"><span>已移除《'
        f"{escape(document.title)}》。</span>"
        f'<button type="button" class="dw-button" data-act="put-back"'
        f' data-name="{escape(document.id)}">撤销移除</button></div>'
    )


def _fits(document: Document, words: str) -> bool:
    matter = " ".join(
        filter(
            None,
            (document.title, document.number, document.issuer, document.source_name, document.id),
        )
    ).lower()
    return all(word in matter for word in words.lower().split())


def _row(one: Document) -> str:
    buttons = button("describe", one, "填写信息") + button("remove", one, "移除", _REMOVE)
    marks = status_badge(one.status) + digest_tag(one)
    return row(one.title, marks, f"<p>{about(one)}</p>", buttons)


def _pages(page: int, last: int) -> str:
    if last == 1:
        return ""
    buttons = "".join(
        f'<button type="button" class="dw-button" data-act="page" data-name="{number}">{words}'
        "</button>"
        for number, words in ((page - 1, "上一页"), (page + 1, "下一页"))
        if 1 <= number <= last
    )
    return f'<div class="dw-actions"><span>第 {page} 页，共 {last} 页</span>{buttons}</div>'


def _removed(removed: Sequence[RemovedDocument]) -> str:
    if not removed:
        return ""
    rows = "".join(_gone(one) for one in removed)
    return (
        f'<details class="dw-more"><summary>已移除（{len(removed)} 份，可恢复）</summary>'
        f'<ul class="dw-jobs">{rows}</ul></details>'
    )


def _gone(one: RemovedDocument) -> str:
    document = one.document
    told = f"<p>{chinese_date(one.day)}移除，可恢复到{chinese_date(one.until)}</p>"
    buttons = button("put-back", document, "恢复") + button("erase", document, "彻底删除", _ERASE)
    return row(document.title, "", told, buttons)


def _empty(any_: bool, words: str) -> str:
    if any_:
        return f"<p>没有符合“{escape(words)}”的文件，请换个词再找。</p>"
    return '<p>资料库还是空的，请先<a href="#stock">添加文件</a>。</p>'
