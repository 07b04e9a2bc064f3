"""Passages that were searched for: form and hits with their words marked. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from assistant import Hit, Level, Status, sentence_spans
from ui.badges import digest_tag, place, status_badge
from ui.fields import choice, line
from ui.notices import notice
from ui.text_address import text_link
from ui.unbroken import unbroken

_SHOWN = 220  # characters of a passage
_BEFORE = 60  # of them before the sentence that fits best
# The mark of a Markdown heading says nothing to the reader.
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)


def search_form(words: str = "", level: str = "", status: str = "") -> str:
    """What is looked for in all texts."""
    levels = [("", "全部层级"), *((str(one), str(one)) for one in Level)]
    statuses = [("", "全部"), *((str(one), str(one)) for one in Status)]
    return (
        '<form class="dw-form dw-look" novalidate autocomplete="off" role="search">'
        "<h2>检索原文</h2><p>写下要找的词或一句话，列出最接近的段落；点开就是文件里的那一句。</p>"
        '<div class="dw-topic">'
        + line("dw-search-words", "words", "要找的词或句子", words)
        + '<button type="submit" class="dw-primary">检索</button></div><div class="dw-fields">'
        + choice("dw-search-level", "level", "层级", levels, level)
        + choice("dw-search-status", "status", "时效", statuses, status)
        + "</div></form>"
    )


def hits_view(words: str, hits: Sequence[Hit], asked: str = "") -> str:
    """The passages, best first. `asked`: the words that were searched, where they were changed."""
    if not hits:
        told = notice(
            f"没有找到与“{words}”相近的原文。",
            "换一种说法，少写几个词，或者把层级、时效改回“全部”。",
        )
        return f'<div class="dw-result">{told}</div>'
    rows = "".join(f"<li>{_hit(one)}</li>" for one in hits)
    changed = f"（按“{escape(asked)}”检索）" if asked and asked != words else ""
    return (
        '<div class="dw-result"><h2 class="dw-result-title" tabindex="-1">'
        f"与“{escape(words)}”最接近的 {len(hits)} 段</h2>"
        f'<p class="dw-remark">最接近的排在最前面{changed}；排在后面的可能只有个别词相同。</p>'
        f'<ol class="dw-hits">{rows}</ol></div>'
    )


def best_sentence(hit: Hit) -> tuple[int, int]:
    """The sentence of a passage that holds most of what matched; offsets into the document."""
    spans = sentence_spans(hit.passage.text)
    if not spans:
        return hit.passage.start, hit.passage.end

    def weight(span: tuple[int, int]) -> int:
        sentence = hit.passage.text[slice(*span)]
        return sum(len(word) for word in set(hit.matched) if word in sentence)

    start, end = max(spans, key=weight)
    return hit.passage.start + start, hit.passage.start + end


def _hit(hit: Hit) -> str:
    document, passage = hit.document, hit.passage
    start, end = best_sentence(hit)
    return (
        f'<a href="{text_link(document.id, start, end)}">《{escape(document.title)}》'
        f"{unbroken(place(passage.locator))}</a>"
        f"{status_badge(document.status)}{digest_tag(document)}"
        f"<p>{_snippet(hit, start - passage.start)}</p>"
    )


def _snippet(hit: Hit, best: int) -> str:
    text = hit.passage.text
    first = 0 if best <= _BEFORE * 2 else best - _BEFORE
    last = min(first + _SHOWN, len(text))
    body = " ".join(_HEADING.sub("", text[first:last]).split("\n")).strip()
    before, after = "……" if first else "", "……" if last < len(text) else ""
    return f"{before}{_marked(body, hit.matched)}{after}"


def _marked(text: str, words: Sequence[str]) -> str:
    """Longer words first, so that no word is marked within another one."""
    ordered = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not ordered:
        return unbroken(text)
    pattern = re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE)
    parts, at = [], 0
    for found in pattern.finditer(text):
        parts += [unbroken(text[at : found.start()]), f"<mark>{escape(found[0])}</mark>"]
        at = found.end()
    return "".join([*parts, unbroken(text[at:])])
