"""The prompts: texts beside this file with named slots, and what others wrote put into them.

What others wrote (documents, titles, questions) stands between tags. It cannot write such a tag
itself, nor a token by which servers part the turns of a conversation: both need ASCII brackets,
and those become full-width ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template

_PROMPTS = Path(__file__).with_name("prompts")
_WIDE = str.maketrans({"<": "＜", ">": "＞", "[": "［", "]": "］", '"': "”", "`": "｀"})
_EARLIER, _LONGEST_EARLIER = 3, 200  # questions, and characters of each
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # they change how a sign looks
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, directions, joiners, tags, surrogates


def prompt(name: str, **slots: str) -> str:
    """The prompt of this name with its slots filled. Raises KeyError for a slot without value."""
    return Template(_stored(name)).substitute(slots)


@cache
def _stored(name: str) -> str:
    return (_PROMPTS / f"{name}.md").read_text("utf-8").strip()


def harmless(text: str) -> str:
    """The text as it may stand in a prompt: visible, and without brackets that tags are made of."""
    return seen(text).translate(_WIDE)


def seen(text: str) -> str:
    """The text without characters that nobody sees; line breaks stay."""
    kept = (one for one in text if one in "\n\t" or unicodedata.category(one) not in _UNSEEN)
    return _VARIANTS.sub("", "".join(kept))


def fenced(tag: str, text: str, **attributes: str) -> str:
    """The text between tags of this name, with attributes in the first one."""
    told = "".join(f' {name}="{one_line(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{told}>\n{harmless(text)}\n</{tag}>"


def conversation(earlier: Sequence[str]) -> str:
    """The last questions that were asked before, each cut to what a reader needs of it."""
    asked = "\n".join(question[:_LONGEST_EARLIER] for question in earlier[-_EARLIER:])
    return fenced("此前的问题", asked) + "\n" if asked else ""


def one_line(text: str) -> str:
    """The text as a tag may hold it."""
    return " ".join(harmless(text).split())
