"""What has to be kept in mind about the sources of an answer: told by the registry, not by a text.

Made inside the citation gate from the documents that were cited, so that no remark speaks of a
document that the answer does not rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.binding import LOCAL, Rule, is_rule, why
from assistant.domain import AnswerItem, Citation, Document, Kind, Level, Status

UNANSWERED = "“{part}”这一问，资料库里没有找到依据，请问上级党委组织部门。"
AS_OF = "这里引用的是{day}有效的文本；别的时候办事，请核对那时有效的规定。"
NO_EARLIER = "问的是以前的文本，资料库没有收录；这里引用的是现在的文本。"
_LONGEST_PART = 40  # characters of a question that a remark repeats
_NAMED = 2  # titles a remark names


def _is_local(document: Document) -> bool:
    return document.level in LOCAL and is_rule(document)


# Each remark with the documents that it is made for; the most serious first.
_REMARKS: Sequence[tuple[Callable[[Document], bool], str]] = (
    (lambda d: d.status is Status.REPEALED, "{titles}已经废止，不能作为现在办事的依据。"),
    (
        lambda d: d.status is Status.REVISED and is_rule(d),
        "{titles}已经修订，这里引用的是修订前的文本，办理前请核对新文本。",
    ),
    (lambda d: d.status is Status.NOT_YET, "{titles}尚未施行，现在还不能作为依据。"),
    (lambda d: d.kind is Kind.SPEECH, "{titles}是讲话，属于工作要求，不是条文规定。"),
    (
        lambda d: d.level is Level.UNIT and is_rule(d),
        "{titles}是有关单位自己的规定，其他单位只能参照。",
    ),
    (_is_local, "{titles}是地方规定，只在当地适用；外地请查当地的文件。"),
    (lambda d: "高等学校" in d.title, "{titles}只适用于高等学校，企业只能参照。"),
    (lambda d: d.status is Status.TRIAL and is_rule(d), "{titles}标明试行，以最新规定为准。"),
)

_RESTATES = "摘编所依据的{titles}已经修订，这里说的是修订前的规定，办理前请核对新文本。"


def _rests_on_revised(citation: Citation) -> list[str]:
    """The titles of revised texts that the quoted words of a digest name as their source."""
    if citation.document.kind is not Kind.DIGEST:
        return []
    return [
        source.title
        for source in citation.document.sources
        if source.status and "已修订" in source.status and f"《{source.title}》" in citation.quote
    ]


def remarks(citations: Sequence[Citation]) -> tuple[AnswerItem, ...]:
    """The remarks on the cited documents, each with the citations it is about."""
    items: list[AnswerItem] = []
    for applies, wording in _REMARKS:
        about = [citation for citation in citations if applies(citation.document)]
        if about:
            titles = _titles([citation.document.title for citation in about])
            items.append(AnswerItem(wording.format(titles=titles), _numbers(about)))
    restated: dict[str, int] = {}
    for citation in citations:
        for title in _rests_on_revised(citation):
            restated.setdefault(title, citation.id)
    if restated:
        named = list(restated)[:_NAMED]
        told = tuple(dict.fromkeys(restated[title] for title in named))
        items.insert(0, AnswerItem(_RESTATES.format(titles=_titles(list(restated))), told))
    return tuple(items)


def on_contrast(citations: Sequence[Citation]) -> AnswerItem | None:
    """Which of two rules binds and why, the one that binds cited first; nothing for one alone."""
    first, *others = citations
    other = next((one for one in others if one.document.id != first.document.id), None)
    if other is None:
        return None
    rules = [Rule(one.document, one.quote) for one in (first, other)]
    return AnswerItem(why(rules), (first.id, other.id))


def on_time(
    citations: Sequence[Citation], as_of: date | None, earlier: bool
) -> tuple[AnswerItem, ...]:
    """Of which day the cited texts are, and that an earlier text was asked for and is not held."""
    if as_of:
        day = f"{as_of.year}年{as_of.month}月{as_of.day}日"
        return (AnswerItem(AS_OF.format(day=day), _numbers(citations)),)
    over = (Status.REVISED, Status.REPEALED)
    if earlier and all(one.document.status not in over for one in citations):
        return (AnswerItem(NO_EARLIER, _numbers(citations)),)
    return ()


def unanswered(part: str) -> AnswerItem:
    """That a part of the question found nothing; it rests on no source and cites none."""
    words = part.rstrip("？?。")
    shown = words if len(words) <= _LONGEST_PART else f"{words[:_LONGEST_PART]}……"
    return AnswerItem(UNANSWERED.format(part=shown), ())


def _titles(names: Sequence[str]) -> str:
    titles = list(dict.fromkeys(f"《{name}》" for name in names))
    more = "等文件" if len(titles) > _NAMED else ""
    return "".join(titles[:_NAMED]) + more


def _numbers(about: Sequence[Citation]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for citation in about:
        first.setdefault(citation.document.id, citation.id)
    return tuple(first.values())
