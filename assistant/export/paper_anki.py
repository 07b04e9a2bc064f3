"""A paper as an Anki deck (.apkg): the question in front, key, explanation and source behind.

The home of genanki. Notes keep their ids, so that importing a later deck updates cards.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.export.paper_words import lettered, screen_stem, source_words
from assistant.export.plain_text import one_line
from assistant.papers import Paper
from assistant.quiz_items import Item
from assistant.text import digest

_MODEL = 1_748_203_961  # of our kind of note; never to change, or cards lose their history
_FIELDS = ("题目", "选项", "答案", "解析", "出处", "原文", "题型")
_FRONT = (
    '<div class="kind">{{题型}}</div><div class="stem">{{题目}}</div>'
    '<div class="options">{{选项}}</div>'
)
_BACK = (
    '{{FrontSide}}<hr id="answer"><div class="key">{{答案}}</div><div>{{解析}}</div>'
    '<div class="source">{{出处}}<br>{{原文}}</div>'
)
_CSS = (
    ".card{font-size:18px;text-align:left;line-height:1.6;max-width:40em;margin:auto}"
    ".kind,.source{font-size:14px;color:#666}.key{font-weight:bold}"
)
_LOWEST, _ROOM = 1 << 30, 1 << 30  # ids of decks, as Anki makes them


def anki_bytes(papers: Sequence[Paper]) -> bytes:
    """The items of the first version."""
    import genanki

    paper = papers[0]
    model = genanki.Model(
        _MODEL,
        "党务助手试题",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "试题", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    deck = genanki.Deck(_deck_id(paper.title), one_line(paper.title).replace("::", "："))
    for item in paper.items:
        tags = [_tag(one) for one in (item.kind.label, item.topic, str(item.difficulty)) if one]
        deck.add_note(
            genanki.Note(model=model, fields=_fields(item), tags=tags, guid=f"dangwu-{item.id}")
        )
    with TemporaryDirectory() as folder:  # genanki writes to names of files alone
        target = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(target))
        return io.BytesIO(target.read_bytes()).getvalue()


def _fields(item: Item) -> list[str]:
    key = [one.text for one in item.options if one.right] if item.options else list(item.key)
    letters = f"{item.key_text}　" if item.options else ""
    return [
        _html(screen_stem(item)),
        "<br>".join(_html(option) for option in lettered(item)),
        _html(letters) + "<br>".join(_html(one) for one in key),
        _html(item.explanation),
        _html(source_words(item)),
        _html(item.evidence),
        _html(f"{item.kind.label}题"),
    ]


def _html(text: str) -> str:
    """Words as HTML in which nothing is markup, nor a field of Anki's."""
    return escape(one_line(text)).replace("{{", "&#123;&#123;")


def _tag(words: str) -> str:
    """A tag has no white space in it."""
    return "_".join(one_line(words).split())


def _deck_id(title: str) -> int:
    return _LOWEST + int(digest(title)[:12], 16) % _ROOM
