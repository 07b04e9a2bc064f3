"""The places of the page and their parts by the names that guides call them by."""

from __future__ import annotations

from collections.abc import Mapping

from ui.header import HELP, PLACES
from ui.quiz_place import PARTS as QUIZ
from ui.state_place import PARTS as STATE
from ui.store_place import PARTS as STORE
from ui.texts_place import PARTS as TEXTS
from ui.visit_place import PARTS as VISITS

_PARTS = {"texts": TEXTS, "visits": VISITS, "quiz": QUIZ, "stock": STORE, "state": STATE}


def addresses() -> Mapping[str, str]:
    """“资料管理” and “资料管理 › 待处理” to the fragment that opens them."""
    found = {title: name for name, title in (*PLACES, HELP)}
    for name, title in PLACES:
        for part, words in _PARTS.get(name, ()):
            found[f"{title} › {words}"] = part
    return found
