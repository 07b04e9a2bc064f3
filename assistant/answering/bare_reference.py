"""References without a name: 第三十条说的啥 (of what?), 14号文 (whose?).

An article without a document belongs to the one that an earlier question names; a serial number
belongs to the document that has it. Where several fit, the clerk is asked which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.named_clause import CONTENT, articles, documents_named, is_short_for
from assistant.document_names import clause_path, number_key
from assistant.domain import Document, Level, Scope, Status
from assistant.protocols import Catalogue
from assistant.text import parse_number, squeeze

_CHOICES = 5
_N = r"[一二三四五六七八九十百零〇两\d]{1,6}"
_ARTICLE = re.compile(
    rf"(?:请问|麻烦问[一下]*|再问[一下]*|那么?|还有|我想问[一下]*|问[一下]+)?[，,]?"
    rf"(?P<mark>第(?P<number>{_N})条|(?<!第)(?P<digits>\d{{1,3}})条)(?P<rest>.*)"
)
_TITLED = re.compile(r"《([^《》]{2,40})》")
_NAMED = re.compile(r"[\u4e00-\u9fff]{1,20}?(?:条例|规定|办法|细则|准则|规则|规程|党章|章程|法)")
_SHORT_NAMES = ("党章", "宪法")
# Characters of a name: 工作条例 could be many a document, 公司法 is a whole title.
_SHORTEST_NAME, _SHORTEST_LAW = 5, 3
_SERIAL = re.compile(
    rf"(?<![〔\[（(\d〕\]）)第])(?:(?P<year>(?:19|20)\d\d)年的?)?(?P<serial>{_N})号文(?:件(?![柜夹袋盒])|(?![件化明]))"
)
_OF_NUMBER = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\D{0,2})?第?(?<!\d)(?P<serial>\d{1,4})号?$")
_OVER = (Status.REVISED, Status.REPEALED, Status.NOT_YET)

WHICH_ARTICLE = "好几份文件都有{mark}，请写明是哪一份再问：{choices}。"
NO_ARTICLE = "资料库里没有一份文件有{mark}，请核对条号，并写明是哪一份文件。"
WHICH_NUMBER = "资料库里不止一份{serial}号文，请写明是哪一份再问：{choices}。"
NO_NUMBER = "资料库里没有{serial}号文，不能据此回答；请核对文号，或者先把这份文件加入资料库。"


@dataclass(frozen=True, slots=True)
class Referred:
    """The question with what it refers to by name, within what scope, or what has to be asked."""

    question: str
    scope: Scope
    reason: str = ""


def referred(question: str, earlier: Sequence[str], catalogue: Catalogue, scope: Scope) -> Referred:
    """The question with its document named; as it is where it refers to none without a name."""
    article = _ARTICLE.fullmatch(question.strip("？?。！! "))
    if article and CONTENT.fullmatch(article["rest"]):
        return _of_article(question, article, earlier, catalogue, scope)
    serial = _SERIAL.search(question)
    if serial and not scope.documents:
        return _of_serial(question, serial, catalogue, scope)
    return Referred(question, scope)


def _of_article(
    question: str,
    article: re.Match[str],
    earlier: Sequence[str],
    catalogue: Catalogue,
    scope: Scope,
) -> Referred:
    mark, number = article["mark"], parse_number(article["number"] or article["digits"])
    named = _last_named(earlier, catalogue, scope)
    holding = [named] if named else _holding(number, catalogue, scope)
    if len(holding) == 1:
        return Referred(f"《{holding[0]}》{mark}{article['rest']}", scope)
    if not holding:
        return Referred(question, scope, NO_ARTICLE.format(mark=mark))
    choices = _listed([f"《{title}》" for title in holding])
    return Referred(question, scope, WHICH_ARTICLE.format(mark=mark, choices=choices))


def _holding(number: int | None, catalogue: Catalogue, scope: Scope) -> list[str]:
    """The titles of the rules that have the article, and of those that a digest restates it of."""
    rules = [
        rule
        for rule in documents_named("", catalogue, scope)
        if number in articles(catalogue.contents(rule.id, scope.as_of))
    ]
    restated = [
        source.title
        for document in catalogue.documents(scope.as_of)
        for source in document.sources
        if any(clause_path(article)[:1] == (f"条{number}",) for article in source.articles)
    ]
    return list(dict.fromkeys([rule.title for rule in sorted(rules, key=_authority)] + restated))


def _last_named(earlier: Sequence[str], catalogue: Catalogue, scope: Scope) -> str:
    """The title of the document that the latest earlier question names which names any."""
    sources = {s.title for one in catalogue.documents(scope.as_of) for s in one.sources}
    for question in reversed(earlier):
        for name in (*_TITLED.findall(question), *_NAMED.findall(question)):
            shortest = _SHORTEST_LAW if name.endswith("法") else _SHORTEST_NAME
            if len(name) < _SHORTEST_LAW and name not in _SHORT_NAMES:
                continue
            fitting = documents_named(name, catalogue, scope, shortest)
            if fitting:
                return fitting[0].title
            restated = _restated(name, shortest, sources)
            if restated:
                return restated
    return ""


def _restated(run: str, shortest: int, titles: Iterable[str]) -> str:
    """The title that the longest end of a run of characters is short for; empty for none."""
    for start in range(max(1, len(run) - shortest + 1)):
        name = squeeze(run[start:])
        fitting = [title for title in titles if is_short_for(name, squeeze(title))]
        if fitting:
            return min(fitting, key=lambda title: (len(title), title))
    return ""


def _of_serial(
    question: str, serial: re.Match[str], catalogue: Catalogue, scope: Scope
) -> Referred:
    value = parse_number(serial["serial"])
    held = catalogue.documents(scope.as_of)
    own = [one for one in held if _has(one.number, value, serial["year"])]
    numbers = {number_key(one.number): one for one in own if one.number}
    if len(numbers) > 1:
        choices = _listed([f"《{one.title}》（{one.number}）" for one in numbers.values()])
        return Referred(question, scope, WHICH_NUMBER.format(serial=value, choices=choices))
    if own:
        best = sorted(own, key=_authority)
        rest = question.replace(serial.group(), f"《{best[0].title}》", 1)
        return Referred(rest, replace(scope, documents=tuple(one.id for one in own)))
    restating = [
        one for one in held if any(_has(s.number, value, serial["year"]) for s in one.sources)
    ]
    if restating:
        return Referred(question, replace(scope, documents=tuple(one.id for one in restating)))
    return Referred(question, scope, NO_NUMBER.format(serial=value))


def _has(number: str | None, value: int | None, year: str | None) -> bool:
    """Whether a 文号 ends in that serial number, of that year where one is named."""
    found = _OF_NUMBER.search(number.strip()) if number else None
    if found is None:
        return False
    return int(found["serial"]) == value and year in (None, found["year"])


def _authority(document: Document) -> tuple[bool, int, str]:
    """In force before over, the higher seat first."""
    rank = document.level.rank if document.level else len(Level)
    return document.status in _OVER, rank, document.title


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = f"等{len(unique)}份" if len(unique) > _CHOICES else ""
    return "、".join(unique[:_CHOICES]) + more
