"""Web pages: the text of the main block, without what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from assistant.documents.characters import normalise_characters
from assistant.documents.cleaning import clean_text
from assistant.documents.loaders.encoding import decode
from assistant.documents.loaders.html_facts import take_facts
from assistant.documents.loaders.html_main import main_block
from assistant.documents.loaders.html_noise import is_noise_line, remove_noise
from assistant.documents.loaders.html_text import block_text
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.plain import unreadable_note
from assistant.errors import DocumentError, FileBroken
from assistant.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_SITE = re.compile(r"\s*(?:[-_|—–]+\s*|\s)[^-_|—–]{0,40}(?:网|网站|门户|平台|政府|局|厅|委)$")
_META = {"ArticleTitle": "title", "PubDate": "published", "ContentSource": "source", "Url": "url"}


def load_html(data: bytes, name: str) -> LoadedFile:
    """Title and main block of a page; tables become one line a row."""
    markup, warnings = _decode(data, name)
    with _translated(name):
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(markup, "lxml")
        properties = _properties(soup)
        remove_noise(soup)
        block = main_block(soup)
        raw = block_text(block)
    lines, facts = take_facts(_lines(raw))
    properties = {**facts, **properties}
    text = clean_text("\n".join(lines))
    title = properties.get("title", "")
    if title and text and squeeze(title) not in squeeze(text[: 3 * len(title) + 300]):
        text = f"{clean_text(title)}\n\n{text}"
    return LoadedFile(text, properties=properties, warnings=warnings + unreadable_note(raw))


def _decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(data[:4096])
    if declared and declared.group(1).lower() in (b"big5", b"big5-hkscs", b"euc-jp", b"shift_jis"):
        try:
            return data.decode(declared.group(1).decode()), ()
        except UnicodeDecodeError:
            pass  # the declaration is wrong; the bytes decide
    return decode(data, name)


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        with catch_warnings():
            simplefilter("ignore")  # bs4 wonders about pages that are an address or XML
            yield
    except DocumentError:
        raise
    except Exception as error:
        # lxml and bs4 raise RecursionError, ValueError and their own errors on hostile markup
        raise FileBroken(
            f"“{name}”不是有效的网页，或文件已损坏。请用浏览器打开后另存一份。"
        ) from error


def _properties(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        key, value = (
            _META.get(str(meta.get("name", ""))),
            " ".join(str(meta.get("content", "")).split()),
        )
        if key and value:
            found.setdefault(key, value)
    heading = soup.find("h1")
    page_title = _SITE.sub("", soup.title.get_text().strip()) if soup.title else ""
    heading_text = " ".join(heading.get_text().split()) if heading else ""
    # sites put their own name in h1; then the <title> does not know that wording
    if not found.get("title"):
        wanted = heading_text if squeeze(heading_text) in squeeze(page_title) else ""
        found["title"] = wanted or page_title or heading_text
    return {key: value for key, value in found.items() if value}


def _lines(raw: str) -> list[str]:
    """The lines worth keeping; blank ones say nothing in a page."""
    lines = (normalise_characters(line).strip() for line in raw.split("\n"))
    return [line for line in lines if line and not is_noise_line(line)]
