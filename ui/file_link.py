"""A finished file as a link within the page: no route of the server hands out files."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from pathlib import PurePath
from uuid import uuid4

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown;charset=utf-8",
    ".html": "text/html;charset=utf-8",
    ".ics": "text/calendar;charset=utf-8",
    ".toml": "text/plain;charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".csv": "text/csv;charset=utf-8",
    ".apkg": "application/octet-stream",
    ".gift": "text/plain;charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
}
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 60


def file_link(name: str, content: bytes) -> str:
    """A link that places.js follows at once; each is another one, so that asking twice works."""
    suffix = PurePath(name).suffix
    stem = _UNFIT.sub("_", name.removesuffix(suffix)).strip(" .")[:_LONGEST] or "清单"
    data = f"data:{_TYPES[suffix]};base64,{b64encode(content).decode('ascii')}"
    return (
        f'<a class="dw-hidden" tabindex="-1" data-download="{uuid4().hex}"'
        f' download="{escape(stem + suffix)}" href="{data}">下载</a>'
    )
