"""Long lists: what comes first is on show, the rest stands folded behind a line that opens it.

folds.js keeps open what was opened when the answer is drawn anew, and opens all of it for printing.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from html import escape

_TOO_FEW = 2  # rows that are not worth a line to open them


def folded_list(tag: str, rows: Sequence[str], most: int, noun: str, name: str) -> str:
    """`rows` as a list of this tag, of which `most` or a few more are on show.

    `noun`: what is counted, 句 or 处出处; `name`: the texts that tell this list from others.
    """
    if len(rows) <= most + _TOO_FEW:
        return f"<{tag}>{''.join(rows)}</{tag}>"
    key = sha256(name.encode()).hexdigest()[:12]
    onwards = f' start="{most + 1}"' if tag == "ol" else ""
    return (
        f"<{tag}>{''.join(rows[:most])}</{tag}>"
        f'<details class="dw-fold" data-fold="{key}"><summary>'
        f'<span class="dw-if-closed">展开其余 {len(rows) - most} {escape(noun)}</span>'
        '<span class="dw-if-open">收起</span></summary>'
        f"<{tag}{onwards}>{''.join(rows[most:])}</{tag}></details>"
    )
