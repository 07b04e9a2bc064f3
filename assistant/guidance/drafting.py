"""A block of a document to draft steps and notes, in its order and without leaving items out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checklist import ADVICE, DraftNote, DraftStep, Fields, Remark
from assistant.domain import Document, Kind, ParsedDocument, Quote, Section
from assistant.guidance.block import Block
from assistant.guidance.fields import read_fields
from assistant.guidance.labelled import gather, is_advice, is_labelled
from assistant.guidance.reading import Piece, pieces, quotes
from assistant.guidance.wording import Force, allows, before_the_ban, forbids, force

SPEECH = "讲话要求"
DIGEST = "摘编"
_LOCAL = re.compile(r"仅适用于|该地[）)的]|地方做法")
_WARNS = re.compile(r"^(?:提醒|注意|限制|提示)：")
_UNPROVED = re.compile(r"未核实|只取得|二手资料|另行核对")  # what a digest says of its own sources
_SAYS_SPEECH = re.compile(r"讲话(?:也|还)?(?:要求|强调|指出|提出)")
# 集中学习：…, 志愿服务：…: lines that name one way among others. 谁算…：, 差额怎么定： explain.
_ALTERNATIVE = re.compile(r"^(?!谁|什么|几|多|为何|.{1,6}怎么|.{1,8}几)[^，。：；]{2,12}：")
_SHORT = 8  # characters: less than that before a ban is no duty
_COUNTED = re.compile(
    r"^(?:第[一二三四五六七八九十\d]{1,3}[步项]|(?:情形|条件)[一二三四五六七八九十])[，：、]"
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one document says of the procedure.

    `lists`: how many items stand behind the words that introduce each of its lists.
    """

    document: Document
    steps: tuple[DraftStep, ...]
    notes: tuple[DraftNote, ...]
    lists: tuple[tuple[str, int], ...]


def drafted(block: Block) -> Drafted:
    """The steps and notes of a block; every item of a list is one or the other."""
    steps: list[DraftStep] = []
    notes: list[DraftNote] = []
    lists: Counter[str] = Counter()
    for section in block.sections:
        lines = pieces(block.contents, section)
        part = _part(block.contents, section)
        lists.update(line.lead for line in lines if line.listed)
        writer = _Writer(block.contents, part, steps, notes)
        if is_labelled(lines):
            writer.guide(lines)
        else:
            writer.rule(lines)
    return Drafted(block.contents.document, tuple(steps), tuple(notes), tuple(lists.items()))


class _Writer:
    """Writes what the pieces of one section say behind what has been written."""

    def __init__(
        self, contents: ParsedDocument, part: str, steps: list[DraftStep], notes: list[DraftNote]
    ) -> None:
        self._contents = contents
        self._part = part
        self._steps = steps
        self._notes = notes

    def rule(self, lines: list[Piece]) -> None:
        """Sentences and items: duties and acts are steps, bans and limits are notes."""
        before = Force.NEITHER
        for line in lines:
            before = _becomes(line, before)
            self._write(line, before)

    def guide(self, lines: list[Piece]) -> None:
        """Labelled lines: what is done are the steps, and the first one carries the rest."""
        found = gather(lines)
        begun = len(self._steps)
        for words, line in found.tasks:
            self._task(line, words)
        for line, does in _together(found.rest):
            self._write(line, does)
        if begun == len(self._steps) or not found.lines:
            return
        first = self._steps[begun]
        beside = tuple(quote for line in found.lines for quote in self._quotes(line))
        self._steps[begun] = replace(
            first,
            quotes=tuple(dict.fromkeys((*first.quotes, *beside))),
            fields=_either(found.fields, first.fields),
            advised=found.advised,
        )

    def _task(self, line: Piece, words: str) -> None:
        """What is to be done; a ban in it is a note, and alone it is no step."""
        banned = forbids(words)
        duty = _duty(words)
        local = _LOCAL.search(line.text + line.source)
        if local or (banned and force(words) is Force.CAUTION):
            self._note(replace(line, text=words))
            return
        if duty != words:
            self._note(replace(line, text=words))
        self._step(line, duty, read_fields(words))

    def _write(self, line: Piece, does: Force) -> None:
        if does is Force.NEITHER:
            return
        beside = any(told.search(line.text + line.source) for told in (_LOCAL, _UNPROVED))
        if does is Force.CAUTION or beside:
            self._note(line)
            return
        duty = _duty(line.text)
        if duty != line.text:
            self._note(replace(line, lead=""))  # the item itself is the step
        self._step(line, duty, read_fields(line.text))

    def _step(self, line: Piece, text: str, fields: Fields) -> None:
        self._steps.append(
            DraftStep(
                text=text.strip("；"),
                quotes=self._quotes(line),
                fields=fields,
                part=self._part,
                lead=line.lead,
                label=_label(self._contents.document, line),
            )
        )

    def _note(self, line: Piece) -> None:
        remark = Remark.LOCAL if _LOCAL.search(line.text + line.source) else Remark.CAUTION
        label = _label(self._contents.document, line)
        quoted = self._quotes(line)
        self._notes.append(DraftNote(remark, line.text.strip("；"), quoted, label, line.lead))

    def _quotes(self, line: Piece) -> tuple[Quote, ...]:
        return quotes(self._contents, line.start, line.end)


def _becomes(line: Piece, before: Force) -> Force:
    """What becomes of a line: no item of a list and no numbered paragraph is left out.

    `before`: what the line before it was; the second half of a sentence goes with the first.
    """
    if _COUNTED.match(line.text):
        return Force.STEP
    does = Force.CAUTION if _WARNS.match(line.text) else force(line.text)
    if line.listed and not forbids(line.text):
        return Force.STEP
    if does is not Force.NEITHER:
        return does
    if line.runs_on and before is Force.STEP:
        return Force.STEP
    return Force.CAUTION if line.numbered else Force.NEITHER


def _duty(text: str) -> str:
    """The half before a ban; the whole where hardly anything stands before it."""
    duty = before_the_ban(text)
    return duty if len(duty) >= _SHORT else text


def _together(lines: Sequence[Piece]) -> list[tuple[Piece, Force]]:
    """What becomes of the lines beside the labelled ones; ways beside each other stay together.

    Where one of several ways to do a thing is a step, those that are merely allowed are as well.
    """
    does = [_becomes(line, Force.NEITHER) for line in lines]
    if Force.STEP in does:
        does = [
            Force.STEP if _is_a_way(line) else one for line, one in zip(lines, does, strict=True)
        ]
    return list(zip(lines, does, strict=True))


def _is_a_way(line: Piece) -> bool:
    named = bool(_ALTERNATIVE.match(line.text)) and not _WARNS.match(line.text)
    unproved = _UNPROVED.search(line.text + line.source)
    return named and not forbids(line.text) and allows(line.text) and not unproved


def _label(document: Document, line: Piece) -> str:
    if document.kind is Kind.SPEECH or _SAYS_SPEECH.search(line.text):
        return SPEECH
    if document.kind is Kind.DIGEST:
        return ADVICE if is_advice(line.source) else DIGEST
    return ""


def _part(contents: ParsedDocument, section: Section) -> str:
    """The heading that the steps stand under: the step's own, else that of the chapter."""
    if section.rank in ("标题", "一、") and section.title:
        return section.title
    return section.headings[-1].strip() if section.headings else ""


def _either(first: Fields, second: Fields) -> Fields:
    """The first fields, and the second where the first say nothing."""
    return Fields(
        who=first.who or second.who,
        materials=first.materials or second.materials,
        limit=first.limit or second.limit,
        approver=first.approver or second.approver,
        forms=first.forms or second.forms,
    )
