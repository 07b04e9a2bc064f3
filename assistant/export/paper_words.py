"""The words of a paper that every writer prints: sections, what to do, how much it gives."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.citation_labels import label
from assistant.domain import Status
from assistant.numerals import numeral
from assistant.papers import Paper, PaperSection, points_words
from assistant.quiz_items import GAP, LETTERS, Aim, Item, ItemKind
from assistant.restated_rules import for_quizzes, rule_status
from assistant.text import squeeze

NAMES: Mapping[ItemKind, str] = {
    ItemKind.SINGLE: "单项选择题",
    ItemKind.MULTIPLE: "多项选择题",
    ItemKind.JUDGE: "判断题",
    ItemKind.BLANK: "填空题",
    ItemKind.SHORT: "简答题",
}
TASKS: Mapping[ItemKind, str] = {
    ItemKind.SINGLE: "每题只有一个选项正确。",
    ItemKind.MULTIPLE: "每题至少有两个选项正确。",
    ItemKind.JUDGE: "正确的写“√”，错误的写“×”。",
    ItemKind.BLANK: "把答案写在横线上。",
    ItemKind.SHORT: "",
}
_BLANK = "＿＿＿＿＿＿"
# Not printed behind each source: most rules bind, 试行 stands in their names, and what is unknown
# is said once for the whole key.
_UNTOLD = (Status.IN_FORCE, Status.TRIAL, Status.UNKNOWN)
_PARTS = re.compile(r"[；;\n]")


def section_title(number: int, section: PaperSection, told: bool = False) -> str:
    """一、单项选择题（每题2分，共20分）; with `told` also what is to be done."""
    worth = f"每题{points_words(section.points)}分，共{points_words(section.total)}分"
    if len(section.items) == 1:
        worth = f"共1题，{points_words(section.total)}分"
    if told:
        worth += f"。{TASKS[section.kind]}".rstrip("。")
    return f"{numeral(number)}、{NAMES[section.kind]}（{worth}）"


def paper_facts(paper: Paper) -> str:
    """What stands below the title: 满分100分　时间60分钟　共46题."""
    facts = [f"满分{points_words(paper.total)}分"]
    if paper.minutes:
        facts.append(f"时间{paper.minutes}分钟")
    return "　".join([*facts, f"共{len(paper.items)}题"])


def stem_words(item: Item) -> str:
    """The stem as it is printed: a line to write on in 填空, brackets to fill in elsewhere."""
    if item.kind is ItemKind.BLANK:
        return item.stem.replace(GAP, _BLANK)
    if item.kind is ItemKind.SHORT or GAP in item.stem:
        return item.stem
    return f"{item.stem.rstrip()}{GAP}"


def screen_stem(item: Item) -> str:
    """The stem as a platform shows it, which brings its own places for the answers."""
    return item.stem.replace(GAP, "______") if item.kind is ItemKind.BLANK else item.stem


def lettered(item: Item) -> list[str]:
    """The options with their letters: A．三年."""
    return [f"{letter}．{one.text}" for letter, one in zip(LETTERS, item.options, strict=False)]


def source_words(item: Item) -> str:
    """Where the key stands, to paste: of a digest for quizzes the rule that it restates.

    A status stands behind it only where the rule no longer binds, or does not yet.
    """
    document = item.citation.document
    status = rule_status(document, item.clause)
    restated = for_quizzes(document) and item.clause
    place = item.clause if restated else _label(item)
    if status in place or status in [str(one) for one in _UNTOLD]:
        return place
    return f"{place}　{'所摘规定：' if document.sources and not restated else ''}{status}"


def _label(item: Item) -> str:
    """The label of the evidence; where statements stand in several places, with all of them."""
    places = item.clause.rpartition("》")[2] if item.aim is Aim.CLAUSE else ""
    return label(item.citation.document, "") + places if places else item.citation.label


def key_notes(paper: Paper) -> list[str]:
    """What holds for a whole key, said once: what digests tell is not the wording of a rule."""
    notes = []
    if any(for_quizzes(item.citation.document) for item in paper.items):
        notes.append("有的题依据要点摘编命题，解析写的是要点，以所列规定的原文为准。")
    unknown = dict.fromkeys(
        rule_of(item)
        for item in paper.items
        if rule_status(item.citation.document, item.clause) == Status.UNKNOWN
    )
    if unknown:
        notes.append(f"下列文件的效力请核对：{'、'.join(unknown)}。")
    return notes


def rule_of(item: Item) -> str:
    """The rule that an item asks about, without its article."""
    named, mark, _ = item.clause.rpartition("》")
    return named + mark if mark else f"《{item.citation.document.title}》"


def tells_evidence(item: Item) -> bool:
    """Whether the explanation holds all of the evidence, so that it need not be printed again."""
    told = squeeze(item.explanation)
    return all(squeeze(one) in told for one in _PARTS.split(item.evidence) if one.strip())
