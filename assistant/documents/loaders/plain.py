"""TXT and Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from assistant.documents.characters import count_unreadable
from assistant.documents.cleaning import clean_pages, clean_text
from assistant.documents.loaders.encoding import decode
from assistant.documents.loaders.loaded import LoadedFile

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_LARGEST_FRONT_MATTER = 64_000  # characters; a header, not a document


def load_text(data: bytes, name: str) -> LoadedFile:
    """A plain text; form feeds, where there are any, separate pages."""
    text, warnings = decode(data, name)
    warnings += unreadable_note(text)
    if "\f" in text.strip():
        cleaned, pages = clean_pages(text.split("\f"))
        return LoadedFile(cleaned, pages=pages, warnings=warnings)
    return LoadedFile(clean_text(text), warnings=warnings)


def load_markdown(data: bytes, name: str) -> LoadedFile:
    """A Markdown text without its front matter and comments."""
    text, warnings = decode(data, name)
    text, front_matter, notes = _split_front_matter(text)
    text = _without_comments(text)
    return LoadedFile(
        clean_text(text),
        front_matter=front_matter,
        warnings=warnings + notes + unreadable_note(text),
    )


def unreadable_note(text: str) -> tuple[str, ...]:
    """A warning when `text` holds characters that no font can show."""
    count = count_unreadable(text)
    return (f"去掉了 {count} 个无法显示的字符（控制符或自造字），请核对原件",) if count else ()


def _without_comments(text: str) -> str:
    """The text without <!-- … -->; an opening without an end is text."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + 3
    return "".join(kept) + text[position:]


def _split_front_matter(text: str) -> tuple[str, Mapping[str, object], tuple[str, ...]]:
    match = _FRONT_MATTER.match(text)
    if match is None or len(match.group(1)) > _LARGEST_FRONT_MATTER:
        return text, {}, ()
    try:
        # aliases let a few lines grow without bound, and no header needs them
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(match.group(1))):
            raise yaml.YAMLError("aliases")
        loaded = yaml.safe_load(match.group(1))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f"（第 {line + 2} 行）" if line is not None else ""
        return text, {}, (f"文件头（两行 --- 之间）不是合法的 YAML{where}，已当作正文保留",)
    if not isinstance(loaded, dict):
        # two rules around a paragraph are no header
        return text, {}, ()
    return text[match.end() :], {str(key): value for key, value in loaded.items()}, ()
