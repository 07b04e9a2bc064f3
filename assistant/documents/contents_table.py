"""The table of contents (目录) at the head of a document: its lines are no headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.documents.lines import Line
from assistant.documents.numbering import Mark
from assistant.text import squeeze

_PAGE = re.compile(r"[\s.．…·\-—]*[0-9０-９]+\s*$")
_LONGEST = 45  # characters of an entry


def contents_lines(lines: Sequence[Line], marks: Mapping[int, Mark]) -> range:
    """The numbers of the lines that form the table of contents; empty when there is none.

    It is a run of short lines that begins with a marked heading and ends before that heading
    stands a second time.
    """
    seen: dict[str, int] = {}
    for index in sorted(marks):
        key = squeeze(_PAGE.sub("", lines[index].body))
        first = seen.setdefault(key, index)
        if first != index:
            entries = lines[first:index]
            enough = sum(first <= number < index for number in marks) >= 2
            return range(first, index) if enough and all(map(_entry, entries)) else range(0)
    return range(0)


def _entry(line: Line) -> bool:
    return len(line.body) <= _LONGEST and not re.search(r"[。；！？]", line.body)
