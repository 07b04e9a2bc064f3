"""文号 and 发文机关, as the text itself shows them."""

from __future__ import annotations

import re

_HEAD_LINES = 15
_ORGAN_LINE = 40  # characters
_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,12}?)\s*[〔\[(（【﹝]\s*(?P<year>\d{4})\s*[〕\])）】﹞]"
    r"\s*第?\s*(?P<serial>\d{1,5})\s*号"
)
_NUMBER_LINE = re.compile(rf"^(?:文号|发文字号)?[:：（(\s]*{_NUMBER.pattern}[）)\s]*$")
_NUMBER_AFTER_TITLE = re.compile(rf"[（(]{_NUMBER.pattern}")
_DECREE = re.compile(
    r"(?:中华人民共和国)?(?P<organ>国务院|主席|[\u4e00-\u9fff]{2,8}(?:部|政府))令"
    r"\s*[（(]?\s*第?\s*(?P<serial>\d{1,4})\s*号"
)
_DATE_LINE = re.compile(r"^\s*\d{4}年\d{1,2}月\d{1,2}日\s*$")
_ORGAN = re.compile(
    r"^(?:中共|中国共产党|中央|国务院|全国"
    r"|[\u4e00-\u9fff]{2,20}(?:省|市|区|县|州|部|委|局|厅|办|会|院|校|学|司|团|室))"
    r"[\u4e00-\u9fff、 \u3000（）()]{0,40}$"
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
_PARTY = re.compile(r"中共中央(?:办公厅)?(?=发布|印发|批准|政治局)")
_CONGRESS = re.compile(r"中国共产党第[^次]{1,6}次全国代表大会")


def adoption_lines(lines: list[str]) -> str:
    """The lines under the title that tell who passed and published a text."""
    return "\n".join(
        line
        for line in lines[1:_HEAD_LINES]
        if _DECISION.search(line)
        and not line.endswith(("。", "："))
        and re.search(r"\d{4}年", line)
    )


def find_number(lines: list[str]) -> str | None:
    """The 文号: on a line of its own near the head, behind the title, or that of a decree."""
    for line in lines[:_HEAD_LINES]:
        found = _NUMBER_LINE.match(line)
        if found:
            return _written(found)
    found = _NUMBER_AFTER_TITLE.search(lines[0]) if lines and not lines[0].endswith("。") else None
    if found:
        return _written(found)
    decrees = list(_DECREE.finditer(adoption_lines(lines)))
    if not decrees:
        return None
    return f"{decrees[-1]['organ']}令第{int(decrees[-1]['serial'])}号"


def written_number(words: str) -> str | None:
    """A 文号 in its standard spelling, from whatever brackets it came in."""
    found = _NUMBER.search(words)
    return _written(found) if found else None


def find_issuer(title: str, lines: list[str]) -> str | None:
    """The organ that signs, or that the title names, or that passed the text."""
    signature = _signature(lines)
    if signature:
        return signature
    named = _TITLE_ISSUER.match(title)
    return named["organ"].strip() if named else _adopter(adoption_lines(lines))


def split_title(title: str) -> tuple[str, str | None]:
    """某某机关《某文件》 as 某文件 and 某某机关; any other title as it is."""
    found = _QUOTED_TITLE.match(title)
    if found is None or not _ORGAN.match(found["organ"]):
        return title, None
    return found["title"], found["organ"].strip()


def _written(found: re.Match[str]) -> str:
    return f"{found['word']}〔{found['year']}〕{int(found['serial'])}号"


def _signature(lines: list[str]) -> str | None:
    """The organs on the lines above the date that signs a document."""
    for index, line in enumerate(lines):
        if not index or not _DATE_LINE.match(line):
            continue
        organs: list[str] = []
        for above in reversed(lines[max(0, index - 4) : index]):
            if len(above) > _ORGAN_LINE or not _ORGAN.match(above):
                break
            organs.insert(0, re.sub(r"\s+", " ", above))
        if organs:
            return " ".join(organs)
    return None


def _adopter(adopted: str) -> str | None:
    national = _NATIONAL.findall(adopted)
    if national:
        return f"全国人民代表大会{national[-1]}"
    local = list(_LOCAL.finditer(adopted))
    if local:
        return f"{local[-1]['place']}人民代表大会{local[-1]['committee'] or ''}"
    if re.search(r"国务院令|国务院第\d+次常务会议", adopted):
        return "国务院"
    party = _PARTY.findall(adopted)
    congress = _CONGRESS.search(adopted)
    return str(party[-1]) if party else congress.group() if congress else None
