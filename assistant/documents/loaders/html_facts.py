"""The box of particulars that a publishing site puts over a text: number, issuer, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABELS = {
    "文号": "number",
    "发文字号": "number",
    "发文文号": "number",
    "发布机关": "issuer",
    "发布机构": "issuer",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "成文日期": "written",
    "发文日期": "written",
    "发布日期": "published",
    "发布时间": "published",
    "发表时间": "published",
    "实施日期": "effective",
    "施行日期": "effective",
    "生效日期": "effective",
    "失效日期": "expires",
    "废止日期": "expires",
    "文件状态": "status",
    "时效状态": "status",
    "有效性": "status",
    "来源": "source",
    "信息来源": "source",
    "文章来源": "source",
    "稿件来源": "source",
    "索引号": "",
    "统一编号": "",
    "主题分类": "",
    "主题词": "",
    "标题": "",
    "名称": "",
    "浏览量": "",
    "浏览次数": "",
    "阅读次数": "",
    "点击数": "",
    "字体大小": "",
    "字体": "",
    "字号": "",
    "时间": "published",
}
_SPACE = "[ \u3000|]*"
_LABEL = "|".join(_SPACE.join(label) for label in sorted(_LABELS, key=len, reverse=True))
_PAIR = re.compile(rf"(?:^|(?<=[\s\u3000|-]))(?P<label>{_LABEL})\s*[:：]")
_LOOKED_AT = 25  # lines at the head of a page
_LONGEST = 120  # characters: above that a line is prose


def take_facts(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The lines without the box, and what the box states; prose and lines below it stay."""
    kept: list[str] = []
    facts: dict[str, str] = {}
    for row, line in enumerate(lines):
        pairs = _pairs(line) if row < _LOOKED_AT and len(line) <= _LONGEST else []
        if not pairs:
            kept.append(line)
            continue
        for label, value in pairs:
            key = _LABELS["".join(re.split(_SPACE, label))]
            if key and value:
                facts.setdefault(key, value)
    return kept, facts


def _pairs(line: str) -> list[tuple[str, str]]:
    """Label and value of each pair; nothing unless the whole line is made of pairs."""
    found = list(_PAIR.finditer(line.strip()))
    if not found or found[0].start():
        return []
    ends = [match.start() for match in found[1:]] + [len(line.strip())]
    pairs = [
        (match["label"], line.strip()[match.end() : end].strip(" \u3000|-"))
        for match, end in zip(found, ends, strict=True)
    ]
    # a sentence that happens to begin with such a word is text
    return [] if any(re.search("[。；！？]", value) for _, value in pairs) else pairs
