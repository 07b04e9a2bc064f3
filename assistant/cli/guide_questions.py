"""The facts for `dangwu guide`, asked one by one at a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from assistant import Enterprise, Group, Organisation, Site
from assistant.cli import guide_options as options
from assistant.cli.output import say, tell

_Question = tuple[str, str, Callable[[str], Any]]

_NEEDED: tuple[_Question, ...] = (
    ("employees", "职工人数", options.people),
    ("members", "正式党员人数（不含预备党员）", options.people),
)
_MORE: tuple[_Question, ...] = (
    ("probationary", "预备党员人数", options.people),
    ("organisation", f"现有党组织（{'、'.join(Organisation)}）", options.organisation),
    ("site", f"所在区域（{'、'.join(Site)}）", options.site),
    ("region", "所在省（自治区、直辖市）", str),
    ("industry", "行业", str),
    ("foreign", "是不是外资企业（是、否）", options.yes),
    ("group", f"集团关系（{'、'.join(Group)}）", options.group),
    ("project_months", "临时组建的工程、工作项目为期几个月（没有写 0）", options.months),
    ("mobile", "组织关系不在本企业的流动党员人数", options.people),
    ("union_members", "工会会员人数", options.people),
    ("youth", "共青团员人数", options.people),
)


def asked_enterprise() -> Enterprise:
    """The enterprise as the user answers. Raises: EnterpriseImpossible, typer.Abort."""
    say("请回答下面几个问题。不知道的直接按回车。")
    facts = {name: _answer(words, read, needed=True) for name, words, read in _NEEDED}
    facts |= {name: _answer(words, read, needed=False) for name, words, read in _MORE}
    return Enterprise(**facts)


def _answer(words: str, read: Callable[[str], Any], needed: bool) -> Any:
    while True:
        text = str(typer.prompt(words, default="", show_default=False)).strip()
        if not text and not needed:
            return None
        try:
            return read(text)
        except typer.BadParameter as error:
            tell(f"{error.message}。")
