"""Items made by hand, one of each kind and hostile ones, and a paper of them."""

from __future__ import annotations

from assistant.domain import Citation
from assistant.papers import Blueprint, BlueprintPart, Paper, PaperSection, PaperSet, covered
from assistant.quiz_items import (
    GAP,
    RIGHT,
    WRONG,
    Aim,
    Difficulty,
    Item,
    ItemKind,
    Option,
    QuizRequest,
)
from assistant.testing import line_document

CLUB = line_document(
    "第一条 读书会每月举行一次，五人以上到会方可开会。\n"
    "第二条 会员应当爱护图书、交纳会费、按时到会。\n",
    "果园读书会条例",
)
MEETS = "读书会每月举行一次，五人以上到会方可开会。"
DUTIES = "会员应当爱护图书、交纳会费、按时到会。"
HOSTILE = (
    "=cmd|' /C calc'!A0 ~a =b #c {d} :e \\f -> {{c1::g}} <script>alert(1)</script> [html]*粗* "
    "%50% ####h // \x07\u202e"
)


def cited(quote: str) -> Citation:
    """The citation of words of the club's rules."""
    start = CLUB.text.index(quote)
    passage = next(one for one in CLUB.passages if one.start <= start < one.end)
    end = start + len(quote)
    label = f"《果园读书会条例》第{passage.locator}条"
    return Citation(1, CLUB.document, passage, passage.locator, quote, start, end, label)


def item(
    kind: ItemKind,
    stem: str,
    key: tuple[str, ...],
    options: tuple[str, ...] = (),
    quote: str = MEETS,
    explanation: str = "见《果园读书会条例》。",
    topic: str = "读书会",
) -> Item:
    """An item whose key, as far as it stands in the quote, has its spans."""
    citation = cited(quote)
    starts = [citation.start + max(0, quote.find(part)) for part in key]
    return Item(
        kind,
        stem,
        tuple(Option(text, text in key) for text in options),
        key,
        explanation,
        citation,
        tuple((at, at + len(part)) for at, part in zip(starts, key, strict=True)),
        Difficulty.MEDIUM,
        topic,
        Aim.NUMBER,
        "《果园读书会条例》第一条",
    )


SINGLE = item(
    ItemKind.SINGLE, f"读书会每月举行{GAP}。", ("一次",), ("一次", "两次", "三次", "四次")
)
MULTIPLE = item(
    ItemKind.MULTIPLE,
    f"会员应当做到{GAP}。",
    ("爱护图书", "交纳会费", "按时到会"),
    ("爱护图书", "交纳会费", "按时到会", "每年购买二十本以上的新书并且捐给读书会收藏"),
    DUTIES,
)
TRUE = item(ItemKind.JUDGE, "读书会五人以上到会方可开会。", (RIGHT,))
FALSE = item(ItemKind.JUDGE, "读书会九人以上到会方可开会。", (WRONG,))
BLANK = item(ItemKind.BLANK, f"读书会每月举行{GAP}，{GAP}以上到会方可开会。", ("一次", "五人"))
SHORT = item(ItemKind.SHORT, "会员有哪些义务？", ("爱护图书", "交纳会费", "按时到会"), (), DUTIES)
HOSTILE_SINGLE = item(
    ItemKind.SINGLE,
    f"[html]{HOSTILE}{GAP}",
    ("一次",),
    ("一次", HOSTILE, "@sum(1)", "+1"),
    explanation=HOSTILE,
    topic=f"主题 {HOSTILE}",
)
HOSTILE_BLANK = item(ItemKind.BLANK, f"{HOSTILE}{GAP}", (HOSTILE,))
EVERY = (SINGLE, HOSTILE_SINGLE, MULTIPLE, TRUE, FALSE, BLANK, HOSTILE_BLANK, SHORT)


def paper_of(
    *items: Item, title: str = "读书会测试", minutes: int = 30, version: str = ""
) -> Paper:
    """A paper of these items, two points each."""
    sections = tuple(
        PaperSection(kind, 2, tuple(one for one in items if one.kind is kind))
        for kind in ItemKind
        if any(one.kind is kind for one in items)
    )
    return Paper(title, sections, minutes, version)


def set_of(*papers: Paper) -> PaperSet:
    """Papers as they are written out."""
    return PaperSet(papers, len(papers[0].items), covered(papers[0]))


def numbered_items(kind: ItemKind, count: int) -> list[Item]:
    """Items of one kind with stems that are unlike each other."""
    options = ("一次", "两次", "三次", "四次")
    first = 0x4E00 + 2_000 * list(ItemKind).index(kind)
    made = []
    for number in range(count):
        words = "".join(chr(first + 20 * number + at) for at in range(20))
        stem = f"{words}每月举行{GAP}。" if kind is not ItemKind.JUDGE else f"{words}每月举行一次。"
        key = (RIGHT if number % 2 else WRONG,) if kind is ItemKind.JUDGE else ("一次",)
        choices = options if kind is ItemKind.SINGLE else ()
        made.append(item(kind, stem, key, choices))
    return made


def offer(request: QuizRequest) -> list[Item]:
    """Twenty items of 单选 and of 判断."""
    kinds = (ItemKind.SINGLE, ItemKind.JUDGE)
    return [one for kind in kinds for one in numbered_items(kind, 20)]


def plan(
    *parts: tuple[ItemKind, int], versions: tuple[str, ...] = ("",), seed: int = 0
) -> Blueprint:
    """A blueprint of so many items of each kind."""
    return Blueprint(
        tuple(BlueprintPart(kind, count, 2) for kind, count in parts),
        "读书会测试",
        30,
        seed,
        versions,
    )
