"""Where the text of a web page stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents.loaders.html_measures import Measures
from assistant.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# ids and classes that publishing systems of Chinese government sites give to the text
_KNOWN = re.compile(
    r"UCAP-CONTENT|TRS_Editor|TRS_UEDITOR|trs_editor_view|[Zz]oom|zoomcon|ContentRegion"
    r"|vsb_content\w*|v_news_content|article[-_]content|article-content-body|content_article"
    r"|articleContent|pages_content|news_content|newsContent|newsMain|con_text|xxgk_content"
    r"|info_content|info_cont|wz_article|text_content|article|arc_body|entry-content"
    r"|post-content|main-content|content"
)
_SHARE_OF_KNOWN = 0.6
_SHARE_OF_CHILD = 0.97
_SHINGLE = 20  # characters compared at a time
_MOST_SHINGLES = 200


def main_block(soup: BeautifulSoup) -> Tag:
    """The smallest block that holds (nearly) all sentences of the page."""
    body: Tag = soup.body or soup
    _drop_copies(body)
    measures = Measures(body)
    least = _SHARE_OF_KNOWN * measures.of(body).sentences
    known = [tag for tag in body.find_all(_is_known) if measures.of(tag).sentences >= least]
    return _descend(next(iter(measures.heaviest(known)), body), measures)


def _is_known(tag: Tag) -> bool:
    names = [str(tag.get("id") or ""), *(tag.get("class") or [])]
    return any(_KNOWN.fullmatch(name) for name in names)


def _descend(block: Tag, measures: Measures) -> Tag:
    """Go inwards as long as one child holds all but a trace of the sentences."""
    while True:
        inner = measures.heaviest(block.find_all(True, recursive=False))
        least = _SHARE_OF_CHILD * measures.of(block).sentences
        if not inner or inner[0].name == "table" or measures.of(inner[0]).sentences < least:
            return block
        block = inner[0]


def _drop_copies(body: Tag) -> None:
    """Some sites repeat the text in a hidden block for readers aloud: keep the structured one."""
    measures = Measures(body)
    while True:
        inner = measures.heaviest(body.find_all(True, recursive=False))
        if not inner:
            return
        if len(inner) > 1 and _is_copy(inner[0], inner[1], measures):
            flat = min(inner[:2], key=lambda tag: len(tag.find_all(["p", "tr", "li", "br"])))
            flat.decompose()
            measures = Measures(body)
            continue
        if measures.of(inner[0]).sentences < _SHARE_OF_CHILD * measures.of(body).sentences:
            return
        body = inner[0]


def _is_copy(first: Tag, second: Tag, measures: Measures) -> bool:
    """Does one block hold nearly every sentence of the other?"""
    if measures.of(second).sentences < max(200, 0.7 * measures.of(first).sentences):
        return False
    shorter, longer = sorted((squeeze(first.get_text()), squeeze(second.get_text())), key=len)
    step = max(_SHINGLE, len(shorter) // _MOST_SHINGLES)
    parts = [shorter[at : at + _SHINGLE] for at in range(0, len(shorter), step)]
    return sum(part in longer for part in parts) >= 0.8 * len(parts)
