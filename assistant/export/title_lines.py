"""Where a long title breaks: behind the name of a body where there is one, never within a word."""

from __future__ import annotations

import re

from assistant.export.plain_text import one_line

LINE = 20  # characters of a title line
_SHORTEST = 3
# Behind what a title may break without tearing a word: names of bodies, closing marks.
_ENDINGS = re.compile(
    "(?:公司|集团|总厂|分厂|中心|合作社|事务所|商行|酒店|厂|店|支部|党委|》|）|”)"
)


def title_lines(title: str) -> tuple[str, ...]:
    """The title in one line, or in two where it is longer than a line and can be broken well."""
    flat = one_line(title)
    if len(flat) <= LINE or len(flat) > 2 * LINE:
        return (flat,)
    breaks = [
        found.end()
        for found in _ENDINGS.finditer(flat)
        if _SHORTEST <= len(flat) - found.end() <= LINE and found.end() <= LINE
        if flat[found.end()] not in "）》”，、的"
    ]
    if not breaks:
        return (flat,)
    place = max(breaks)  # the whole name stands together
    return (flat[:place], flat[place:])
