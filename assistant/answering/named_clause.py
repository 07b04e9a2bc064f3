"""Articles that a question names by document and number: looked up, not searched for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked_time import names_earlier_text
from assistant.domain import Document, Hit, Kind, ParsedDocument, Scope, Section, Status
from assistant.protocols import Catalogue
from assistant.text import parse_number, squeeze

_ARTICLE = re.compile(
    r"(?:《(?P<title>[^《》]{2,40})》(?:[（(][^（）()]*[）)])?|(?P<run>[\u4e00-\u9fff]{2,30}))的?"
    r"(?:第(?P<number>[一二三四五六七八九十百千零〇两\d]{1,6})|(?<!第)(?P<digits>\d{1,3}))条"
)
CONTENT = re.compile(
    r"(?:的|是|都|怎么|如何|具体|主要|到底|究竟|现在|目前|如今|现行|里面?|中|上)*(?:说|写|讲|规定|内容|原文|全文|条文|要求|表述)?(?:的|了|是|些)*"
    r"(?:是|有)?(?:什么|啥|怎样|如何|哪些)?(?:内容|规定|意思|的)?(?:吗|呢)?"
)
_NAME_END = re.compile(r"(?:章|法|条例|规定|办法|细则|准则|规则|规程|意见|通知)$")
_EDITION = re.compile(r"[（(][^（）()]*[）)]$")  # （试行）, （2014年版）
_NOT_RULES = (Kind.DIGEST, Kind.SPEECH, Kind.NEWS)
_OVER = (Status.REVISED, Status.REPEALED, Status.NOT_YET)

_ENDED = (Status.REVISED, Status.REPEALED)

NO_SUCH_ARTICLE = "资料库收录的《{title}》里没有第{number}条（收录到第{last}条），请核对条号。"


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names: passages of the article, or why there is none.

    `asked_for`: whether the article's own words are what the question wants.
    """

    hits: tuple[Hit, ...] = ()
    reason: str = ""
    asked_for: bool = False

    def among(self, found: Sequence[Hit]) -> list[Hit]:
        """The article before what a search found; alone at the top only when it is asked for.

        A question may name an article and be wrong about it, so a claim is searched as well.
        """
        if self.asked_for or not found:
            return [*self.hits, *found]
        return [*(replace(hit, score=found[0].score) for hit in self.hits), *found]


def named_clause(question: str, catalogue: Catalogue, scope: Scope) -> Named:
    """The article that the question names; nothing when it names none that the library could hold.

    A document that is no longer in force is looked at only when no other has the name, or when an
    earlier text is asked for.
    """
    found = _ARTICLE.search(question)
    if found is None:
        return Named()
    mark = found["number"] or found["digits"]
    number = parse_number(mark)
    if number is None:
        return Named()
    fitting = documents_named(found["title"] or found["run"], catalogue, scope)
    if names_earlier_text(question):
        fitting.sort(key=lambda document: document.status not in _ENDED)
    for document in fitting:
        contents = catalogue.contents(document.id, scope.as_of)
        numbered = articles(contents)
        if number in numbered:
            hits = _passages(contents, numbered[number], catalogue, scope)
            return Named(hits, asked_for=_wants_text(question, found))
        if numbered:
            reason = NO_SUCH_ARTICLE.format(title=document.title, number=mark, last=max(numbered))
            return Named(reason=reason)
    return Named()


def _wants_text(question: str, found: re.Match[str]) -> bool:
    """Whether nothing but the article, or what it says, is asked for."""
    rest = question[found.end() :].strip("？?。 ")
    return not rest or CONTENT.fullmatch(rest) is not None


def articles(contents: ParsedDocument) -> dict[int, Section]:
    """The articles of a document by their number."""
    return {
        value: section
        for section in contents.sections
        if section.rank == "条" and (value := _number(section.mark)) is not None
    }


def documents_named(
    words: str, catalogue: Catalogue, scope: Scope, shortest: int = 2
) -> list[Document]:
    """The live rules with that name, those in force and those with the shortest title first.

    All rules where no words are given. `shortest`: characters that a name has at least.
    """
    rules = [
        document
        for document in catalogue.documents(scope.as_of)
        if document.kind not in _NOT_RULES
        and (not scope.documents or document.id in scope.documents)
    ]
    if not words:
        return rules
    for name in _names(words):
        if len(name) < shortest and name != words:
            continue
        fitting = [rule for rule in rules if is_short_for(squeeze(name), squeeze(rule.title))]
        if fitting:
            return sorted(
                fitting, key=lambda rule: (rule.status in _OVER, len(rule.title), rule.id)
            )
    return []


def _names(run: str) -> list[str]:
    """Names that a run may end in, the longest first: 根据支部工作条例 has several."""
    run = _EDITION.sub("", run)
    if not _NAME_END.search(run):
        return []
    return [run[start:] for start in range(len(run) - 1)]


def is_short_for(name: str, title: str) -> bool:
    """Whether the characters of the name stand in the title in that order."""
    rest = iter(title)
    return all(character in rest for character in name)


def _passages(
    contents: ParsedDocument, article: Section, catalogue: Catalogue, scope: Scope
) -> tuple[Hit, ...]:
    """The passages of an article, each with the status that it has of its own."""
    touching = [
        passage.id
        for passage in contents.passages
        if passage.start < article.end and passage.end > article.start
    ]
    return tuple(
        Hit(passage, document, score=1.0, similarity=1.0, coverage=1.0)
        for document, passage in catalogue.live(touching, scope.as_of).values()
    )


def _number(mark: str) -> int | None:
    found = re.fullmatch(r"第(.+)条", mark)
    return parse_number(found.group(1)) if found else None
