"""Figures that a question takes for granted, and the sentence of a rule that has others.

“规定要满四十个学时” claims what the rule says; “我们有二十个人” tells of the asker. Only the first
can be put right. Where it is doubtful that question and rule count the same thing, nothing is
said: a false “that is not so” does more harm than a rule that stands there without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answering.boundaries import places
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.domain import Document, Kind, Level
from assistant.figures import Figure, figures

_SEGMENT = re.compile(r"[^，,。；;：:？?！!\s]*[，,。；;：:？?！!\s]?")
# What makes a figure a claim about a rule: the rule is named, or what it demands is.
_OF_A_RULE = re.compile(
    r"规定|规程|条例|章程|细则|明文|按(?:照)?(?:要求|标准)|(?:文件|政策|上面|上级)[^，。]{0,4}(?:说|写|讲|要求)"
    r"|必须|应当|应该|不(?:得|能)?(?:少于|低于|超过|多于)|(?:得|要|须|需)(?:是|有|满|够|交|等|经过)|才(?:能|可以|算|行)"
)
# The amount of kinds that a list has is taken for granted by whoever asks for the list.
_KINDS = frozenset({"种", "项", "条"})
_MEASURED = frozenset({"月", "日", "工作日", "学时", "比例"})
_RECURS = "每"
_LOCAL = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.UNIT)
_ASKS_FOR_THEM = re.compile(r"哪|什么|分别|都有|都是|列|[吗吧么][？?]?$")
# Whoever says 对吧 behind a figure asks about the figure.
_TO_CONFIRM = re.compile(r"(?:对|是|没错|对不对|是不是)(?:吗|吧|么)?[？?]?$|没错吧|对不对|是不是")
# Figures of the asker's own case, and of days gone by.
_OF_THE_CASE = re.compile(
    r"[我咱俺他她]|你们|[小老][\u4e00-\u9fff](?=[有已才只就交])|了(?!解)|过(?!程|半|渡|去的规定)|现在|目前|今年|去年|前年|上[个次回周]|那天|刚|已经|拢共|只有|才有|到会的?有|有[个位人]"
)
_ALSO_ASKED = re.compile(
    r"多少|几(?!乎)|多久|多长|(?:行|可以|能|算|够)(?:不|吗|么)|够不够|能不能|行不行|可不可以"
)
_SAME_THING = 0.5  # share of the question's words that a sentence about the same thing holds
_CLEARLY = 0.2  # by so much it is nearer than any sentence that has the claimed figure
_NEAR = 0.5  # of the best sentence's score
_FAR = 12  # a figure so many times as large counts another thing
_AT_MOST = 2  # figures of the unit in one sentence: more are a table, of which each row differs
_NOUN = 2  # characters of the noun behind a figure that have to stand in the rule as well


def contradicted(
    question: str, scored: Sequence[Scored], terms: Callable[[str], list[str]]
) -> Scored | None:
    """The best sentence that rules another figure than the question claims; mostly none.

    `terms` reads the words of a text.
    """
    shared = _sharing(question, terms)
    if shared is None or not scored:
        return None
    ranked = sorted(scored, key=lambda row: -row.score)
    near = [row for row in ranked if row.score >= _NEAR * ranked[0].score]
    for claim in _claims(question):
        granted = max((_grants(claim, row, shared) for row in ranked), default=0.0)
        fitting = [
            row
            for row in near
            if _binds_everybody(row.clause.document)
            and places(row.sentence.text) <= places(question)
            and _rules_otherwise(claim, row, shared)
            and shared(_in_place(row)) > granted + _CLEARLY
        ]
        if fitting:
            return max(
                fitting,
                key=lambda row: (shared(row.sentence.text), _beside(claim, row, shared), row.score),
            )
    return None


def _binds_everybody(document: Document) -> bool:
    """Whether its rules hold for whoever asks; those of one unit or place may not."""
    return document.level not in _LOCAL and document.kind not in (Kind.SPEECH, Kind.NEWS)


def _claims(question: str) -> Iterator[Figure]:
    """The figures that the question says a rule has."""
    for segment in _SEGMENT.findall(question):
        found = figures(segment)
        if len(found) != 1 or _OF_THE_CASE.search(segment):
            continue
        figure = found[0]
        kinds = figure.unit in _KINDS and figure.noun and _ASKS_FOR_THEM.search(question)
        named = _OF_A_RULE.search(segment) and not _ALSO_ASKED.search(segment)
        measured = (
            figure.unit in _MEASURED or figure.unit.startswith(_RECURS) or figure.low > 1
        )  # 一个支部 counts nothing
        if measured and (kinds or named or _TO_CONFIRM.search(question.strip())):
            yield figure


def _grants(claim: Figure, row: Scored, shared: Weigh) -> float:
    """How near a sentence comes that has the claimed figure, or a range that holds it."""
    text = row.sentence.text
    has_it = _noun(claim, shared) in text and any(claim.meets(figure) for figure in figures(text))
    return shared(_in_place(row)) if has_it else 0.0


def _rules_otherwise(claim: Figure, row: Scored, shared: Weigh) -> bool:
    """Whether a sentence counts the same thing and has another figure."""
    text = row.sentence.text
    told = [figure for figure in figures(text) if figure.unit == claim.unit]
    if not 0 < len(told) <= _AT_MOST or any(claim.meets(figure) for figure in told):
        return False
    if not any(
        figure.high <= _FAR * claim.low and claim.low <= _FAR * figure.high for figure in told
    ):
        return False
    if _noun(claim, shared) not in text or shared(_in_place(row)) < _SAME_THING:
        return False
    return any(shared(_around(text, figure)) > 0 for figure in told)


def _noun(claim: Figure, shared: Weigh) -> str:
    """What the rule has to name as well; behind a time or a rate nothing may be counted."""
    noun = claim.noun[:_NOUN]
    measured = claim.unit in _MEASURED or claim.unit.startswith(_RECURS)
    return "" if measured and not shared(noun) else noun


def _in_place(row: Scored) -> str:
    """The sentence with the name of its document, which it does not repeat."""
    return f"{row.clause.document.title} {row.sentence.text}"


def _beside(claim: Figure, row: Scored, shared: Weigh) -> float:
    """How much of the question stands between the same commas as the figure."""
    text = row.sentence.text
    told = [figure for figure in figures(text) if figure.unit == claim.unit]
    return max(shared(_around(text, figure)) for figure in told)


def _around(text: str, figure: Figure) -> str:
    return next(
        found.group()
        for found in _SEGMENT.finditer(text)
        if found.start() <= figure.start < found.end()
    )


def _sharing(question: str, terms: Callable[[str], list[str]]) -> Weigh | None:
    """How much a text holds of the words that name what is counted; none where none do.

    Neither figures nor what merely speaks of rules names it.
    """
    plain = _TO_CONFIRM.sub("", question)
    for figure in reversed(figures(plain)):
        plain = f"{plain[: figure.start]} {plain[figure.end :]}"
    asked = {term for term in terms(plain) if len(term) > 1 and not _OF_A_RULE.fullmatch(term)}
    whole = sum(map(len, asked))

    def shared(text: str) -> float:
        return sum(map(len, asked & set(terms(text)))) / whole

    return shared if whole else None
