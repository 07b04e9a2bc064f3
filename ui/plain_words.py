"""Messages of the library without what only its command line and its settings can do."""

from __future__ import annotations

import re

_SETTING = re.compile(
    r"；需要遮盖时.*$|[，,]?或?(?:把设置|调大设置) ?DANGWU_[^。；]*"
    r"|，?或用 --[a-z-]+ [^。；]*"
)
_COMMAND = re.compile(
    r"[；，,;]?(?:可|请)?(?:先)?(?:重新)?运行\s*dangwu [^；。]*|DANGWU_\w+(?:=\w+)?"
)


def plain_words(words: str) -> str:
    """The message for somebody who has nothing but the page."""
    return _COMMAND.sub("", _SETTING.sub("", words)).strip("；，, ")
