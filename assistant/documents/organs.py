"""发文机关 and 主送: who speaks in a document and to whom, as the text itself shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.document_numbers import HEAD_LINES
from assistant.documents.numbering import match_mark
from assistant.documents.spots import Found, Spot, lines_saying, spanning

_ORGAN_LINE = 40  # characters
_DATE_LINE = re.compile(
    r"^\s*(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日\s*$"
)
_ORGAN = re.compile(
    r"^(?:中共|中国共产党|中央|国务院|全国"
    r"|[\u4e00-\u9fff]{2,20}(?:省|市|区|县|州|部|委|局|厅|办|会|院|校|学|司|团|室))"
    r"[\u4e00-\u9fff、 \u3000（）()]{0,40}$"
)
_RED_HEAD = re.compile(
    r"^(?P<organ>[\u4e00-\u9fff 　（）()]{4,40}?"
    r"(?:党组|委员会|委|部|局|厅|办公室|政府|公司|会|院|校))[ 　]*文[ 　]*件$"
)
_TITLE_ISSUER = re.compile(
    r"^(?:[（(]转载[）)])?(?P<organ>(?:中共|中国共产党|国务院|全国"
    r"|[\u4e00-\u9fff]{2,20}(?:部|委|局|厅|办公室|政府|委员会))[\u4e00-\u9fff\d 、]{0,40}?)关于"
)
_QUOTED_TITLE = re.compile(r"^(?P<organ>[\u4e00-\u9fff 、]{2,40}?)等?[《〈](?P<title>.+)[》〉]$")
_DECISION = re.compile(r"通过|修订|修正|修改|批准|公布|发布|印发")
_NATIONAL = re.compile(r"第[^届]{1,6}届全国人民代表大会(?P<committee>常务委员会)?")
_LOCAL = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,8}?[省市区])第[^届]{1,6}届人民代表大会(?P<committee>常务委员会)?"
)
_COUNCIL = re.compile(r"国务院令|国务院第\d+次常务会议")
_PARTY = re.compile(r"中共中央(?:办公厅)?(?=发布|印发|批准|政治局)")
_CONGRESS = re.compile(r"中国共产党第[^次]{1,6}次全国代表大会")
_ADDRESSED = re.compile(
    r"^(?P<organs>[^，。；！？“”《》|]{0,12}(?:各|省|市|区|县|委|局|厅|部|办|院|校|公司|集团|企业|支部|总支|党组|单位|同志)"
    r"[^。；！？“”《》|]{0,160})[:：]$"
)
_NOT_ADDRESSED = re.compile(
    r"如下|以下|下列|要求|通知$|规定|为了|根据|现将|电话|联系|附件|主题|时间|地点|(?<!重)要(?:做|求|切|认|按|在|把|对)|应当|做到"
    r"|^各位|^同志们$|^[主承协合]办|^责任|^牵头|^配合"
)


def is_red_head(words: str) -> bool:
    """Whether a line is the head of the paper: the organ, and 文件 behind it."""
    return _RED_HEAD.match(words) is not None


def adoption_lines(lines: Sequence[Spot]) -> list[Spot]:
    """The lines under the title that tell who passed and published a text."""
    return [
        line
        for line in lines[1:HEAD_LINES]
        if _DECISION.search(line.words)
        and not line.words.endswith(("。", "："))
        and re.search(r"\d{4}年", line.words)
    ]


def find_issuer(
    title: str, text: str, lines: Sequence[Spot], margins: Sequence[Spot] = ()
) -> Found | None:
    """The organ that signs, or whose head the paper bears, or that the title or the list of
    decisions names. `margins`: lines of page headers, which may hold the head.
    """
    found = _signature(text, lines) or _red_head([*lines[:HEAD_LINES], *margins])
    if found:
        return found
    named = _TITLE_ISSUER.match(title)
    if named:
        place = lines_saying(named["organ"], text, lines[:HEAD_LINES])
        return Found(named["organ"].strip(), place or Spot(named["organ"]))
    return _adopter(adoption_lines(lines))


def find_addressee(lines: Sequence[Spot]) -> Found | None:
    """主送: the organs on the line that ends with a colon, before the first numbered part."""
    for line in lines[1:HEAD_LINES]:
        if match_mark(line.words):
            return None
        found = _ADDRESSED.match(line.words)
        if found and not _NOT_ADDRESSED.search(found["organs"]):
            return Found(found["organs"].strip(), line.part(found, "organs"))
    return None


def split_title(title: str) -> tuple[str, str | None]:
    """某某机关《某文件》 as 某文件 and 某某机关; any other title as it is."""
    found = _QUOTED_TITLE.match(title)
    if found is None or not _ORGAN.match(found["organ"]):
        return title, None
    return found["title"], found["organ"].strip()


def _signature(text: str, lines: Sequence[Spot]) -> Found | None:
    """The organs on the lines above the date that signs a document."""
    for index, line in enumerate(lines):
        if not index or not _DATE_LINE.match(line.words):
            continue
        organs: list[Spot] = []
        for above in reversed(lines[max(0, index - 4) : index]):
            if len(above.words) > _ORGAN_LINE or not _ORGAN.match(above.words):
                break
            organs.insert(0, above)
        if organs:
            value = " ".join(re.sub(r"\s+", " ", organ.words) for organ in organs)
            return Found(value, spanning(text, organs[0], organs[-1]))
    return None


def _red_head(lines: Sequence[Spot]) -> Found | None:
    for line in lines:
        found = _RED_HEAD.match(line.words)
        if found:
            organ = re.sub(r"[ 　]", "", found["organ"])
            return Found(organ, line.part(found, "organ"))
    return None


def _adopter(adopted: Sequence[Spot]) -> Found | None:
    def last(pattern: re.Pattern[str]) -> tuple[Spot, re.Match[str]] | None:
        every = [(line, found) for line in adopted for found in pattern.finditer(line.words)]
        return every[-1] if every else None

    if national := last(_NATIONAL):
        line, found = national
        return Found(f"全国人民代表大会{found['committee'] or ''}", line.part(found))
    if local := last(_LOCAL):
        line, found = local
        organ = f"{found['place']}人民代表大会{found['committee'] or ''}"
        return Found(organ, line.part(found))
    if council := last(_COUNCIL):
        return Found("国务院", council[0].part(council[1]))
    if party := last(_PARTY) or last(_CONGRESS):
        return Found(party[1].group(), party[0].part(party[1]))
    return None
