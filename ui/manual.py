"""The guides for users (使用说明): one text for docs/guide and for the place 帮助 of the page.

The texts are Markdown in ui/guides and go into the wheel; `make docs` copies them to docs/guide.
On the page no HTML of theirs passes, pictures are left out (they show the page itself), headings
get addresses, and the bold name of a place becomes a link to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ui.roles import Role

FOLDER = Path(__file__).parent / "guides"
_DEEPER = {"h1": "h2", "h2": "h3", "h3": "h4"}  # h1 is the name of the page


@dataclass(frozen=True, slots=True)
class Manual:
    """The guide of a role as HTML, and its tasks: address and title, in their order."""

    html: str
    tasks: tuple[tuple[str, str], ...]


def guide_text(role: Role) -> str:
    """The guide of a role as it is written."""
    return (FOLDER / f"{role.name}.md").read_text("utf-8")


def manual(role: Role, addresses: Mapping[str, str]) -> Manual:
    """The guide of a role for the page. `addresses`: fragments by the names of places."""
    # "js-default" neither takes HTML over nor makes links of what only looks like one.
    markdown = MarkdownIt("js-default", {"linkify": False, "html": False})
    tokens = markdown.parse(guide_text(role))
    tasks = tuple(_headed(tokens, role.name))
    shown = list(_without_pictures(tokens))
    for token in shown:
        token.tag = _DEEPER.get(token.tag, token.tag)
        if token.children:
            token.children = list(_linked(token.children, addresses))
    return Manual(markdown.renderer.render(shown, markdown.options, {}), tasks)


def _headed(tokens: Sequence[Token], name: str) -> Iterator[tuple[str, str]]:
    """Give each task an address that keyboard and links can go to."""
    headings = [at for at, one in enumerate(tokens) if one.type == "heading_open"]
    tasks = [at for at in headings if tokens[at].tag == "h2"]
    for number, at in enumerate(tasks, start=1):
        address = f"help-{name}-{number}"
        tokens[at].attrs.update({"id": address, "tabindex": "-1"})
        yield address, tokens[at + 1].content


def _without_pictures(tokens: Sequence[Token]) -> Iterator[Token]:
    """Without the paragraphs that hold a picture and nothing else."""
    skipped = 0
    for at, token in enumerate(tokens):
        inner = tokens[at + 1].children if token.type == "paragraph_open" else None
        if inner and all(one.type in ("image", "softbreak") for one in inner):
            skipped = 3
        if skipped:
            skipped -= 1
        else:
            yield token


def _linked(children: Sequence[Token], addresses: Mapping[str, str]) -> Iterator[Token]:
    """The tokens of a line, the bold names of places as links."""
    closing = False
    for at, token in enumerate(children):
        if token.type == "strong_open" and (to := addresses.get(children[at + 1].content)):
            closing = True
            yield Token("link_open", "a", 1, attrs={"href": f"#{to}"})
        elif token.type == "strong_close" and closing:
            closing = False
            yield Token("link_close", "a", -1)
        else:
            yield token


def contents_list(made: Manual) -> str:
    """The tasks of a guide as links."""
    rows = "".join(
        f'<li><a href="#{address}">{escape(title)}</a></li>' for address, title in made.tasks
    )
    return f'<nav class="dw-manual-tasks" aria-label="本页内容"><ol>{rows}</ol></nav>'
