"""Names of documents, 文号 and articles that a sentence gives, against those of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.document_names import without_prefix
from assistant.support.segments import Sentence
from assistant.text import parse_number, squeeze

_TITLE = re.compile(r"《([^《》]+)》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[(]?(?:19|20)\d\d[〕\])]?\d{1,5}号")
_KIND = r"(?:条例|党章|章程|细则|准则|规程|规则|办法|规定|意见|通知|纲要|法)"
# A document named without 《》, where an article or 规定 follows: 支部工作条例第十条, 公司法规定.
_NAMED = re.compile(
    rf"([\u4e00-\u9fff]{{0,24}}?{_KIND})(?:\([^()]{{1,12}}\))?(?=的?第|(?:明确)?(?:规定|要求|写明|提出|指出))"
)
_LEADING = re.compile(
    r"^.*(?:带上|带好|备好|带着|打印|打出|出示|说明|引用|引|适用|援引|参照|对照|违反|遵守|执行|落实|符合|不属于|查阅|参见|见|根据|按照|依据|依照|按|据|在|和|与|及|是|《|现行|最新|新版?|旧版?|的)"
)
_ARTICLE = re.compile(r"第([零〇一二两三四五六七八九十百千\d]{1,8})条(之[一二三四五六七八九十])?")
_SHORT = {"党章": "中国共产党章程"}
_TITLE_LENGTH = 60  # characters; more is a text and no title
_OWN = ("本", "该", "上述", "此", "这", "有关", "相关", "上级", "当地", "其他")


def names_known(statement: str, ground: Iterable[str]) -> bool:
    """Whether every title and 文号 of a unified statement stands in the sources or their names."""
    told = list(ground)
    known = squeeze("".join(told))
    named = [_SHORT.get(title, title) for title in _TITLE.findall(statement)]
    if any(squeeze(name) not in known for name in (*named, *_NUMBER.findall(statement))):
        return False
    titles = [squeeze(title) for text in told for title in (*_TITLE.findall(text), text)]
    loose = _TITLE.sub("", statement)
    return all(_stands(name, known, titles) for name in map(_trimmed, _NAMED.findall(loose)))


def articles(text: str) -> frozenset[str]:
    """The articles that a text names, each as a number with its 之一."""
    return frozenset(
        f"{parse_number(number)}{addition}" for number, addition in _ARTICLE.findall(text)
    )


def articles_of(sentences: Sequence[Sentence], names: Iterable[str]) -> list[frozenset[str]]:
    """For each sentence of a source the articles it may be cited as.

    Those that its bracket names, else the one it stands in and those of the names; what it says
    of articles itself counts as well.
    """
    outside = articles(" ".join(names))
    current: frozenset[str] = frozenset()
    found: list[frozenset[str]] = []
    for sentence in sentences:
        begins = _ARTICLE.match(sentence.text)
        if begins:
            current = articles(begins.group())
        told = articles(sentence.source) or (current | outside)
        found.append(told | articles(sentence.text))
    return found


def _trimmed(name: str) -> str:
    """A name without the words that lead to it; nothing for a word that merely ends like one."""
    rest = _LEADING.sub("", name)
    if len(rest) < 3 and rest not in _SHORT:
        return ""
    return "" if rest.startswith(_OWN) else rest


def _stands(name: str, known: str, titles: Sequence[str]) -> bool:
    """Whether a name stands in the sources, or is short for a title: 公司法, 支部工作条例."""
    key = without_prefix(squeeze(_SHORT.get(name, name)))
    return key in known or any(
        len(title) < _TITLE_LENGTH and _short_for(key, title) for title in titles
    )


def _short_for(name: str, title: str) -> bool:
    """Whether the characters of the name stand in the title in that order."""
    rest = iter(title)
    return all(character in rest for character in name)
