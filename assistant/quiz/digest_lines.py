"""Claims of a digest (摘编): a line each, cut where its source brackets stand.

A digest is not the rule itself, so each claim carries the clause that its line names. Lines that
give advice, that nobody has verified, or whose source is no longer in force are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.digest_statements import Named, is_advice, named_sources, source_brackets
from assistant.domain import ParsedDocument, Source
from assistant.quiz.askable import starts_with_subject
from assistant.quiz.claims import OUT_OF_FORCE, Claim, deepest_locator, holding, pieces, trimmed
from assistant.quiz.partial_claims import is_case
from assistant.text import squeeze

_MARK = re.compile(r"\s*(?:[-*+]\s+|\d{1,3}[.．、]\s*)?(?:\*\*)?")
_STEP = re.compile(r"(?:第[一二三四五六七八九十]+[步项点类种条]|做什么|其中)[，,：:]")
# A line may say first who demands it; the stem says that as well.
_DEMANDS = re.compile(
    r"(?:讲话|条例|规定|通知|细则|党章|法律)(?:同样|还|也)?(?:要求|提倡|提出|强调|规定|推荐)(?:（[^）]*）)?[，：]?"
    r"|(?:做什么|谁办|谁批|时限)[：:]"
)
# What a line is about, where the sentence behind it says that as well.
_LABEL = re.compile(
    r"(?![^：]{0,13}(?:党|支部|会|课|讲|备案|报|谁|怎|几|多久|评议|谈|换届|经费|选举|书记|培训|转正|申请|批复|失联|关系|处分|流动))"
    r"[^，。；：、“]{1,14}[：:]"
)
# Sections that tell what is done wrong, what is not known, or which edition holds.
_PASSED_OVER = re.compile(r"错误|差错|误区|用错|版本|需请示|问法|企业主问|不算虚|材料清单")
_SHAPE = re.compile(r"\s*(?:#|\||$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE = re.compile(r"要点摘编$|操作指引$|摘编$|^专题[:：]")
_MOST_SOURCES = 1  # a line that joins two rules restates neither closely


def digest_claims(contents: ParsedDocument) -> Iterator[Claim]:
    """The claims of a digest, in reading order."""
    text, heading, at = contents.text, "", 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if line.lstrip().startswith("#"):
            heading = line.strip("# ")
        if _SHAPE.match(line) or is_advice(line) or _PASSED_OVER.search(heading):
            continue
        yield from _line(contents, start, start + len(line), heading)


def topic_of(title: str) -> str:
    """What a digest is about: its title without 要点摘编 and the like."""
    return _BARE.sub("", _BARE.sub("", title)).strip("：: ")


def _line(contents: ParsedDocument, start: int, end: int, heading: str) -> Iterator[Claim]:
    line = contents.text[start:end]
    mark = _MARK.match(line)
    left = mark.end() if mark else 0
    for open_at, close_at in source_brackets(line):
        sources = list(named_sources(line[open_at + 1 : close_at - 1]))
        clause, spoken = _clause(sources, line[open_at:close_at], contents.document.sources)
        if clause:
            yield from _claims(contents, start + left, start + open_at, clause, spoken, heading)
        left = close_at


def _claims(
    contents: ParsedDocument, start: int, end: int, clause: str, spoken: bool, heading: str
) -> Iterator[Claim]:
    document = contents.document
    group = f"{document.id}#{heading}"
    for number, (left, right) in enumerate(pieces(contents.text, start, end, "。")):
        first = number == 0 and contents.text[start - 1] in " *.）"
        step = _STEP.match(contents.text, left, right)
        left = step.end() if step else left
        demands = _DEMANDS.match(contents.text, left, right)
        left, right = trimmed(contents.text, demands.end() if demands else left, right)
        label = _LABEL.match(contents.text, left, right)
        case = label is not None and is_case(label.group()[:-1])
        if label and not case and starts_with_subject(contents.text[label.end() : right]):
            left, step = label.end(), label
        if demands and demands.group().endswith(("：", ":")):
            step = demands
        passage = holding(contents, left, right)
        if passage is not None and left < right:
            words = contents.text[left:right]
            topic = topic_of(document.title)
            locator = deepest_locator(contents, left, right) or passage.locator
            yield Claim(
                document,
                passage,
                words,
                left,
                clause,
                topic,
                group,
                locator,
                spoken,
                opens=first and not step,
            )


def _clause(sources: list[Named], inside: str, listed: tuple[Source, ...]) -> tuple[str, bool]:
    """The rule as an item names it, and whether it is a speech; empty for one out of force."""
    if not 0 < len(sources) <= _MOST_SOURCES or any(_ended(s, inside, listed) for s in sources):
        return "", False
    speeches = ["讲话" in source.title for source in sources]
    if any(speeches) and not all(speeches):
        return "", False
    if not speeches[0] and (len(sources[0].clauses) != 1 or "至" in sources[0].clauses[0]):
        return "", False
    return "、".join(_spoken(source) for source in sources), speeches[0]


def _spoken(source: Named) -> str:
    clauses = [clause for clause in source.clauses if "“" not in clause]
    return f"《{source.title}》" + "、".join(dict.fromkeys(clauses))


def _ended(named: Named, inside: str, listed: tuple[Source, ...]) -> bool:
    """Whether the edition that is named no longer holds; without a year, whether any does not."""
    same = [one for one in listed if squeeze(one.title) == squeeze(named.title)]
    years = set(_YEAR.findall(inside))
    dated = [one for one in same if years & set(_YEAR.findall(f"{one.date}{one.title}"))]
    return any(one.status in OUT_OF_FORCE for one in dated or same)
