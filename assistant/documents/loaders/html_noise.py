"""What stands on a web page but not in its text: menus, buttons, share bars, legal footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents.loaders.html_measures import Measure, Measures

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TAGS = (
    "script style noscript template svg canvas iframe object embed video audio nav footer button "
    "select option textarea input label head link meta img map"
).split()
_NOISE_NAME = re.compile(
    r"bread|crumb|share|position|location|menu|(?:^|[-_])nav|sidebar|foot|copyright|toolbar|related|relate"
    r"|xgyd|xglj|xgwd|ewm|qrcode|erweima|scan|print|dayin|close|search|login|pagination|prevnext|prev-next"
    r"|slide|float|modal|popup|dialog|banner|keyword|hotword|tag-list|btn|tools?$|accessib|wza|(?:^|[-_])hits?"
    r"|font-?size|zoom-(?:btn|controls)|comment",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LARGEST_SHARE = 0.25  # of the page: a block above that is the text, whatever it is called
_ATTACHED = re.compile(r"附件|附表|《|\.(?:docx?|xlsx?|pdf|wps|zip|rar)\b", re.I)
_HOLDERS = {"ul", "ol", "dl", "div", "table", "p"}
_FEWEST_LINKS = 4  # fewer may be references
_LONGEST_LINK = 16  # characters, on average: longer ones are titles of texts
_LINE = re.compile(
    r"-*>+|<!-+|上一[篇条页][:：]?.*|下一[篇条页][:：]?.*|(?:【|\[|［)?(?:打印|关闭|收藏|返回)(?:本页|窗口|页面|顶部|首页)?"
    r"(?:】|\]|］)?|打印\s*关闭|分享(?:到|至)?[:：]?|扫一扫.{0,20}|.{0,8}二维码|浏览(?:次数|量)[:：]?\s*\d*|点击(?:数|次数)[:：]\s*\d*"
    r"|阅读(?:次数|量)[:：]?\s*\d*|(?:【?字(?:体|号)(?:大小)?[:：]?)?\s*(?:\[?大\]?\s*\[?中\]?\s*\[?小\]?】?)|A[+-]?[大中小]?(?:\s+A[+-]?[大中小]?)*"
    r"|(?:您?(?:现在|当前)?(?:所在)?(?:的)?位置|您的位置|当前位置)(?:是)?[:：].*|责任编辑[:：].{0,12}|返回(?:顶部|首页|列表)"
    r"|相关(?:附件|链接|新闻|文章|阅读|报道)[:：]?|微信(?:好友)?|QQ(?:好友|空间)|新浪微博|取消|-|\|"
)


def remove_noise(soup: BeautifulSoup) -> None:
    """Take out of the page whatever is certainly not its text."""
    for tag in soup.find_all(_TAGS):
        tag.decompose()
    measures = Measures(soup)
    most = _LARGEST_SHARE * measures.of(soup).letters
    waiting: list[Tag] = [soup]
    while waiting:
        for tag in waiting.pop().find_all(True, recursive=False):
            measure = measures.of(tag)
            if measure.letters <= most and (_looks_like_noise(tag) or _is_menu(tag, measure)):
                tag.decompose()
            else:
                waiting.append(tag)


def is_noise_line(line: str) -> bool:
    """Is this whole line a label of the page, such as 打印本页 or 上一篇?"""
    return _LINE.fullmatch(line.strip()) is not None


def _looks_like_noise(tag: Tag) -> bool:
    if tag.name in ("html", "body"):
        return False
    if tag.name in ("header", "form", "aside") or _HIDDEN.search(str(tag.get("style") or "")):
        return True
    names = [str(tag.get("id") or ""), *(tag.get("class") or [])]
    return any(_NOISE_NAME.search(name) for name in names)


def _is_menu(tag: Tag, measure: Measure) -> bool:
    """Is this block nearly nothing but short links?"""
    return (
        tag.name in _HOLDERS
        and measure.links >= _FEWEST_LINKS
        and measure.linked <= _LONGEST_LINK * measure.links
        and measure.linked >= 0.7 * measure.letters
        and not _ATTACHED.search(tag.get_text())
    )
