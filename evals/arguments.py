"""An argument parser that speaks Chinese: usage, help and mistakes."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

from evals.progress import say

USER_ERROR = 2

# argparse has no catalogue of its messages, so the common ones are reworded here.
_WORDING = {
    "the following arguments are required:": "缺少必填项：",
    "unrecognized arguments:": "不认识的选项：",
    "expected at least one argument": "后面至少要给一个值",
    "expected one argument": "后面要给一个值",
    "invalid count value:": "应为正整数，现在是",
    "invalid counts value:": "应为正整数，多个用逗号隔开，现在是",
    "invalid Path value:": "不是有效的路径：",
    "invalid choice:": "没有这一项：",
    "choose from": "可选：",
    "argument ": "",
}


class Parser(argparse.ArgumentParser):
    """`options` is the group that every option goes into."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_usage(self) -> str:
        """The one-line usage."""
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        """The whole help text."""
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is used; exit code 2."""
        for english, chinese in _WORDING.items():
            message = message.replace(english, chinese)
        say(f"参数不对：{message}\n{self.format_usage().strip()}")
        sys.exit(USER_ERROR)


def count(text: str) -> int:
    """A whole number from 1 up."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def counts(text: str) -> tuple[int, ...]:
    """Whole numbers from 1 up, parted by commas."""
    return tuple(count(part) for part in text.replace("，", ",").split(","))
