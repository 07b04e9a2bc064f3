"""Particulars of a document with their evidence: which words show a value, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where the words that show a particular stand (依据出处)."""

    TEXT = "正文"
    FILE_NAME = "文件名"
    PROPERTIES = "文件属性"
    MARGIN = "页眉页脚"
    PAGE = "网页信息"
    FRONT_MATTER = "文件头"
    SHEET = "登记单"
    CLERK = "人工填写"


# The key of a particular, as `Document` and a registration sheet spell it, and its Chinese name.
LABELS = {
    "title": "标题",
    "number": "文号",
    "issuer": "发文机关",
    "addressee": "主送",
    "written": "成文日期",
    "published": "发布日期",
    "effective": "施行日期",
    "expires": "失效日期",
    "status": "时效",
    "trial": "试行",
    "secrecy": "密级",
    "kind": "类别",
    "level": "层级",
    "region": "地区",
    "collection": "资料集",
    "replaces": "替代的文件",
}


@dataclass(frozen=True, slots=True)
class Particular:
    """One value of a document and the literal words that show it.

    `name` is a key of `LABELS`. `start` and `end` are offsets of `shown` in the stored text;
    they are absent where the words stand elsewhere, as `origin` says.
    """

    name: str
    value: str
    shown: str
    start: int | None = None
    end: int | None = None
    origin: str = Origin.TEXT.value

    @property
    def label(self) -> str:
        """The Chinese name."""
        return LABELS.get(self.name, self.name)
