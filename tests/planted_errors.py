"""Errors that are planted into sentences of rules by plan, and ways of saying the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIGURE = re.compile(
    r"(?<![第之\d.])(?:\d+(?:\.\d+)?|[一二两三四五六七八九十](?=[个名年月日次季]|人以上))"
)
_SWAPS = {
    "duty": [("应当", "可以"), ("可以", "应当")],
    "negation": [("不得", "可以"), ("不能", "能"), ("不必", "应当"), ("没有", "有")],
    "limit": [
        *(("以上", "以下"), ("不少于", "不多于"), ("至少", "至多"), ("不超过", "不少于")),
        *(("至少", ""), ("不足", "超过"), ("未满", "已满"), ("超过", "不足")),
    ],
    "qualifier": [("一般", ""), ("必要时", "")],
    "body": [
        *(("党支部", "党小组"), ("上级党委", "县级党委"), ("上级党组织", "工会")),
        *(("支部委员会", "党员大会"), ("党员大会", "支部委员会"), ("支委会", "党员大会")),
        *(("工会", "职工代表大会"), ("上一级", "本级"), ("上级", "下级")),
    ],
    "term": [
        *(("批准", "备案"), ("预备党员", "发展对象"), ("无记名", "举手")),
        *(("正式党员", "党员"), ("税后", "税前")),
    ],
}
_SAME = [
    *(("应当", "要"), ("应当", "应"), ("超过", "多于"), ("和", "以及"), ("每月", "每个月")),
    *(("时，", "的时候，"), ("每年", "每一年")),
]


def planted(text: str) -> Iterator[tuple[str, str]]:
    """Kind and wording of every error that can be planted."""
    for found in _FIGURE.finditer(text):
        yield "number", text[: found.start()] + _other(found.group()) + text[found.end() :]
    for kind, pairs in _SWAPS.items():
        for one, other in pairs:
            if one in text:
                yield kind, text.replace(one, other, 1)
    parts = re.split("(?<=[，；])", text)
    if len(parts) > 1:
        yield "lost part", "".join(parts[:-1]).rstrip("，；")
        yield "lost part", "".join(parts[1:])
    whole = text.rstrip("。")
    yield "added", f"{whole}，没有做到的要通报批评。"
    yield "added", f"上级检查时，{text}"
    yield "document number", f"{whole}（中组发〔2024〕9号）。"
    yield "article", f"按照第九十条，{text}"
    yield "document", f"按照《非公企业党建实施细则》，{text}"


def same(text: str) -> Iterator[str]:
    """The text with one word for another that says the same."""
    for one, other in _SAME:
        if one in text:
            yield text.replace(one, other, 1)
    for found in re.finditer(r"(?<![\d.])\d(?=[个名人次年])", text):
        word = "零一二三四五六七八九"[int(found.group())]
        yield text[: found.start()] + word + text[found.end() :]


def _other(figure: str) -> str:
    if figure.replace(".", "").isdecimal():
        return str(int(float(figure)) + 2)
    return "四" if figure == "八" else "八"
