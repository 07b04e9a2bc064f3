"""The title of a document: stated by the file, or read from its first lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.documents.document_numbers import is_number_line
from assistant.documents.numbering import match_mark
from assistant.documents.organs import is_red_head
from assistant.text import squeeze

_ENDING = re.compile(
    r"(?:章程|条例|规定|办法|细则|规则|准则|规程|规范|法|意见|通知|决定|决议|方案|计划|要点|报告|讲话|致辞"
    r"|讲稿|纪要|公告|通告|公报|批复|请示|函|制度|指引|指南|纲要|规划|措施|清单|解读|答问|问答|摘编|模板|说明"
    r"|宪法|倡议书|公约|党课|汇编|手册|须知|流程|大纲|提纲)"
    r"\s*(?:[（(][^（）()]{1,20}[）)])?$"
)
_KEYED = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}\s*[:：]\s*\S")
_TITLE_KEY = re.compile(r"标题\s*[:：]\s*(.+)$")
_PAPER = re.compile(
    r"^(?:\d{6}|(?:特\s*急|加\s*急|特\s*提|平\s*急|[绝机秘]\s*密)(?:[ 　★].{0,20})?"
    r"|签\s*发\s*人\s*[:：].*)$"
)
_NOT_TITLE = re.compile(
    r"^(?:附\s*[件录表]\s*\d*[:：]?$|[-=*_—#·]+$|---|===|点击|<!--|https?://|第?\s*\d+\s*页)"
)
_ATTACHED = re.compile(r"(?:印发|发布|转发|公布)\s*[《〈]?(.+?)[》〉]?\s*的(?:通知|函|公告)$")
_NOT_OURS = re.compile(r"^\s*[（(]转载[）)]\s*")
_SITE = re.compile(r"\s*[-_|－—]\s*[^-_|－—]{2,30}(?:网|网站|门户|平台|频道|公众号)\s*$")
_EXCERPT = re.compile(
    r"\s*[（(][^（）()]*(?:节选|号|转载|摘要)[^（）()]*(?:[（(〔][^）)〕]*[）)〕][^（）()]*)*[）)]\s*$"
)
_FIRST_LINES = 15
_LONGEST = 80
_SHORTEST = 6  # characters of a stated title that the text has to confirm
_OPENING = 3000  # characters of the text that may confirm it


def find_title(text: str, properties: Mapping[str, str], file_stem: str) -> str:
    """The best supported title; the file's name when neither text nor file states one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = lines[:_FIRST_LINES]
    stated = _clean(_SITE.sub("", properties.get("title", "").strip()))
    read = _marked(head) or _keyed(head) or _from_lines(head)
    opening = squeeze(text[:_OPENING])
    if len(stated) >= _SHORTEST and squeeze(stated) in opening:
        title = stated
    else:
        usable = stated if _usable(stated) else ""
        title = read if _ENDING.search(read) else usable or read or _stem(file_stem)
    return _attached(title, lines) or title


def _marked(head: Sequence[str]) -> str:
    """A Markdown title: `#`, or `##` before any numbered heading."""
    for line in head:
        found = re.match(r"(#{1,2})\s+(.+)$", line)
        if found:
            words = found.group(2).strip()
            numbered = match_mark(words)
            return "" if numbered or (found.group(1) == "##" and len(words) < 5) else _clean(words)
    return ""


def _keyed(head: Sequence[str]) -> str:
    found = next((match for line in head[:3] if (match := _TITLE_KEY.match(line))), None)
    return _clean(_EXCERPT.sub("", found.group(1))) if found else ""


def _from_lines(head: Sequence[str]) -> str:
    """The first lines that are a title, joined where the title is set over several lines."""
    lines = [
        line
        for line in head
        if "|" not in line and not _NOT_TITLE.match(line) and not _of_the_paper(line)
    ]
    for index, line in enumerate(lines[:6]):
        if _KEYED.match(line) and not _ENDING.search(line):
            continue
        if len(line) > _LONGEST or line.endswith(("。", "；", "：", ":", "，")) or match_mark(line):
            return ""
        joined = line
        for following in lines[index + 1 : index + 3]:
            if _ENDING.search(joined) or not _goes_on(following):
                break
            joined = _join(joined, following)
        return _clean(joined if _ENDING.search(joined) else line)
    return ""


def _of_the_paper(line: str) -> bool:
    """Whether a line belongs to the head of the paper: organ, 文号, copy number, 密级, urgency."""
    return is_number_line(line) or is_red_head(line) or bool(_PAPER.match(line))


def _goes_on(line: str) -> bool:
    return len(line) <= 40 and not line.endswith(("。", "：", "；", "，")) and not match_mark(line)


def _join(one: str, other: str) -> str:
    latin = one[-1].isascii() and other[0].isascii()
    return f"{one} {other}" if latin else one + other


def _attached(title: str, lines: Sequence[str]) -> str:
    """The attached text's title, when a notice carries the text itself and not only its name."""
    found = _ATTACHED.search(title)
    if found is None:
        return ""
    inner = found.group(1)
    wanted = squeeze(inner)
    for index, line in enumerate(lines[1:], start=1):
        if squeeze(line) == wanted or squeeze("".join(lines[index : index + 2])) == wanted:
            return inner
    return ""


def _usable(title: str) -> bool:
    return len(title) >= 4 and not re.fullmatch(
        r"[\x00-\x7f]+|.*(?:Microsoft|文档\d*|无标题).*", title
    )


def _clean(title: str) -> str:
    return _NOT_OURS.sub("", re.sub(r"\s+", " ", title)).strip(" \u3000#*|")


def _stem(file_stem: str) -> str:
    words = re.sub(r"^\d{1,3}[._、\s-]+", "", file_stem)
    return re.sub(r"[(（]\d{4}-\d{1,2}-\d{1,2}[)）]$", "", words).strip(" _") or file_stem
