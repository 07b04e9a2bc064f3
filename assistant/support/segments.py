"""A text in the pieces that are compared: sentences, and what stands between their commas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.support.plain_words import same_words, unified
from assistant.support.told_wrong import denied, listed_apart, spelled_out, told_wrong
from assistant.support.wording import content

# What a line of a digest puts behind its statement: the source, in brackets, with a title.
_SOURCE = re.compile(
    r"[(（][^()（）]*《[^《》]*》(?:[^()（）]|[(（][^()（）]*[)）])*[)）]|[(（]工作建议[^()（）]*[)）]"
)
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
# Commas, and where one could stand: 支部大会通过后(，)报上级党委审批, 不合格的(，)不得接收.
_COMMA = re.compile(r"[，,：:|]")
_CUT = re.compile(
    r"(?<=[^、]{4}[后时])(?<![及按随同临平小学暂准定有么]时)(?![候间限期刻代长效])(?=[^的]{5})|(?<=.{4}的)(?=(?:由|应当|可以|不得|不能|必须|须|要|报|予以|一律))"
)
_ARTICLE = re.compile(
    r"^第[零〇一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十])?(?!的|规定|要求)"
)
_SAYS_NOTHING = re.compile(
    r"(?:条例|讲话|规定|条款|细则|党章|文件|法律|上述条例|这些|都|均|也|则|对此|但){0,3}(?:都|均|也|并)?(?:没有|未|没)(?:作|有|给出|写明|写|列出|列明|提到|统一|明确|专门|单独|另行|具体|明文)*(?:规定|写明|要求|写)?"
)
_OR = re.compile(r"(?:或者|或是|或)")  # goes on with what was begun: 未经审查，或者不合格的
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百半][个年月天日人名次项种%]|分之")
_OF_MISTAKES = re.compile(r"错误|误区|走样|张冠李戴|不能这样|用错")
_ASKED = re.compile(
    r"(能不能|可不可以|要不要|算不算|是不是|行不行|有没有)([^:：。；;]{1,24})[:：](不能|不可以|不要|不用|不算|不是|不行|没有|可以|能|要|算|是|有)(?=[,，。；;]|$)"
)
# Rows of a procedure's step: who does it, under the heading that tells what.
_WHO = re.compile(r"谁办[:：](?=[\u4e00-\u9fff]{2})(?!不|条款|按|没有)")
# 没有列入：书记津贴 says it of what follows.
_SHORT = re.compile(
    r"((?:^|(?<=[，,。；;、. ]))(?:没有|不|应当|可以|不得|不能|必须)[^，,：:。；;]{0,3})[：:]"
)
_ROW = re.compile(r"(?:谁办|谁批|材料|时限)[:：]")
_MARK = re.compile(r"^(?:#+|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[-*|])\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two commas: as written, in comparison form, and what it is about."""

    text: str
    words: str
    content: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or what stands before a semicolon, in its line.

    `source` is the bracket that names its source, `content` that of all its segments; `mistake`
    tells that it says what is done wrongly.
    """

    text: str
    segments: tuple[Segment, ...]
    source: str
    content: str
    line: str
    mistake: bool = False

    @property
    def words(self) -> str:
        """The sentence in comparison form."""
        return "，".join(part.words for part in self.segments)

    def heads(self, part: Segment) -> bool:
        """Whether a segment only says what the rest is about: 预备党员审批权要查清：…"""
        return self.segments[0] is part and self.text.startswith(f"{part.text}:")

    @property
    def in_rows(self) -> bool:
        """Whether its line tells of the step in its heading by rows: 谁办, 材料, 时限, 谁批."""
        return _ROW.search(self.line) is not None


def sentences(text: str, mistakes: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a text in order; of those of one line each has the sources of the line.

    `mistakes`: whether a line begins with what is done wrongly, as under 常见错误. It is read with
    不得 before it then: 支委会直接除名。要支部大会讨论决定。
    """
    found: list[Sentence] = []
    for line in text.splitlines():
        plain = unified(_MARK.sub("", line.strip()))
        source = " ".join(_SOURCE.findall(plain))
        told = _SHORT.sub(r"\1", _WHO.sub("由", spelled_out(_SOURCE.sub("", plain))))
        parts = _SENTENCE.findall(_ASKED.sub(_answered, listed_apart(told)))
        mistake = mistakes and len(parts) > 1
        for part in parts:
            before, wrong, behind = told_wrong(part)
            found += _told(before, source, plain, mistake)
            found += _told(wrong, source, plain, mistake=True)
            found += _told(behind, source, plain)
            mistake = False
    return tuple(found)


def _told(text: str, source: str, line: str, mistake: bool = False) -> list[Sentence]:
    """The sentence of a text, read with 不得 where it tells what is done wrongly; often none."""
    pieces = tuple(_segment(denied(piece) if mistake else piece) for piece in _pieces(text))
    whole = "，".join(piece.content for piece in pieces)
    return [Sentence(text, pieces, source, whole, line, mistake)] if pieces else []


def _answered(found: re.Match[str]) -> str:
    """建了工会能不能抵党组织：不能 as 建了工会不能抵党组织."""
    return f"{found[3]}{found[2]}"


def _pieces(sentence: str) -> Iterator[str]:
    """Between commas; what is listed with a figure each is cut as well: 党建的1%、工会的2%."""
    parts = [
        part
        for piece in _COMMA.split(sentence)
        for part in (_CUT.split(piece) if "、" not in piece else [piece])
    ]
    for piece in _rejoined(parts):
        listed = piece.split("、")
        if len(listed) > 1 and all(_FIGURE.search(one) for one in listed):
            yield from listed
        elif piece.strip():
            yield piece


def _rejoined(pieces: Sequence[str]) -> list[str]:
    """The pieces, with “讲话没有写明” put to what it says it of, and “或者…” to its choice."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (_SAYS_NOTHING.fullmatch(piece) or _OR.match(piece)):
            joined[-1] += f"，{piece}"
        else:
            joined.append(piece)
    return joined


def _segment(piece: str) -> Segment:
    text = _ARTICLE.sub("", piece)
    words = same_words(text)
    return Segment(text, words, content(words))


def of_quotes(quotes: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of all quotes; a Markdown heading says nothing by itself."""
    found: list[Sentence] = []
    for quote in quotes:
        mistakes = False
        for line in quote.splitlines():
            if is_heading(line):
                mistakes = _OF_MISTAKES.search(line) is not None
            else:
                found += sentences(line, mistakes)
    return tuple(found)


def is_heading(line: str) -> bool:
    """Whether a line is a heading in Markdown."""
    return line.lstrip().startswith("#")
