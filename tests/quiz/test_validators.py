"""Every validator with an item that has to fail it; all items pass that the makers made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import (
    GAP,
    RIGHT,
    WRONG,
    Aim,
    Item,
    ItemKind,
    Kind,
    Option,
    Status,
    item_faults,
    same_meaning,
    set_faults,
)


@pytest.fixture
def single(orchard_items: tuple[Item, ...]) -> Item:
    """A 单选 item on a body, which keeps every rule."""
    return next(
        one
        for one in orchard_items
        if one.kind is ItemKind.SINGLE and one.aim is Aim.BODY and one.key == ("支部委员会",)
    )


@pytest.fixture
def multiple(orchard_items: tuple[Item, ...]) -> Item:
    """A 多选 item, which keeps every rule."""
    several = (one for one in orchard_items if one.kind is ItemKind.MULTIPLE)
    return next(one for one in several if len(one.key) < len(one.options))


@pytest.fixture
def judge(orchard_items: tuple[Item, ...]) -> Item:
    """A wrong 判断 statement, which keeps every rule."""
    return next(one for one in orchard_items if one.kind is ItemKind.JUDGE and one.key == (WRONG,))


@pytest.fixture
def blank(orchard_items: tuple[Item, ...]) -> Item:
    """A 填空 item of a whole word, which keeps every rule."""
    return next(one for one in orchard_items if one.kind is ItemKind.BLANK and len(one.key[0]) > 2)


def _with_option(item: Item, words: str) -> Item:
    """The item with other words in its first wrong option."""
    first = next(option for option in item.options if not option.right)
    changed = tuple(Option(words) if one is first else one for one in item.options)
    return replace(item, options=changed)


def test_all_made_items_pass(orchard_items: tuple[Item, ...]) -> None:
    assert [one.stem for one in orchard_items if item_faults(one)] == []


def test_a_key_that_the_evidence_does_not_hold(single: Item, blank: Item, judge: Item) -> None:
    assert "答案与出处原句不符" in item_faults(replace(blank, key=("果园主任",)))
    options = (Option("果园主任", right=True), *(o for o in single.options if not o.right))
    changed = replace(single, key=("果园主任",), options=options)
    assert "答案与出处原句不符" in item_faults(changed)
    assert "判断题的对错与出处原句不符" in item_faults(replace(judge, key=(RIGHT,)))
    assert "答案在出处原句里找不到" in item_faults(replace(blank, spans=()))


def test_an_order_that_is_not_that_of_the_evidence(orchard_items: tuple[Item, ...]) -> None:
    item = next(one for one in orchard_items if one.aim is Aim.PROCEDURE and one.options)
    wrong = next(option.text for option in item.options if not option.right)
    assert "步骤的顺序与出处原句不符" in item_faults(replace(item, key=(wrong,)))


def test_two_right_options_in_a_single_choice(single: Item) -> None:
    both = tuple(replace(option, right=True) for option in single.options)
    assert "单选题不是只有一个正确选项" in item_faults(replace(single, options=both))


def test_a_wrong_option_that_the_evidence_states(single: Item, multiple: Item) -> None:
    assert "错误选项在出处原句里也成立" in item_faults(_with_option(single, "上级党委"))
    stated = _with_option(multiple, multiple.key[0][:-1])
    assert "多选题的错误选项在出处原句里也成立" in item_faults(stated)


def test_a_wrong_statement_on_what_is_forbidden_may_be_right(judge: Item) -> None:
    (start, end) = judge.spans[0]
    quote = judge.citation.quote
    at = start - judge.citation.start
    forbidden = quote[:at] + "不得" + quote[at:]
    changed = replace(
        judge,
        aim=Aim.TERM,
        citation=replace(judge.citation, quote=forbidden),
        spans=((start + 2, end + 2),),
    )
    assert "把不许做的事换成另一件，未必就错" in item_faults(changed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("百分之一", "1%"),
        ("三个月", "3个月"),
        ("半年", "六个月"),
        ("支部委员会", "支委会"),
        ("党支部", "支部"),
        ("一年", "十二个月"),
        ("必须", "应当"),
        ("二", "两"),
    ],
)
def test_words_of_one_meaning(one: str, other: str) -> None:
    assert same_meaning(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("三个月", "三年"), ("党员大会", "党小组会"), ("批准", "备案"), ("5人", "5次"), ("1%", "1")],
)
def test_words_of_different_meaning(one: str, other: str) -> None:
    assert not same_meaning(one, other)


def test_two_options_of_one_meaning(single: Item) -> None:
    texts = [option.text for option in single.options if not option.right]
    assert "有两个选项意思相同" in item_faults(_with_option(single, f"{texts[1]}。"))
    assert "有两个选项意思相同" in item_faults(_with_option(single, "支委会"))


def _changed(item: Item, quote: str, true: str, words: str, aim: Aim) -> Item:
    """A wrong statement on the quote with other words for the true ones."""
    at = quote.index(true)
    citation = replace(item.citation, quote=quote, end=item.citation.start + len(quote))
    span = (citation.start + at, citation.start + at + len(true))
    said = quote.replace(true, words, 1)
    stem = f"根据《果园办法》第十条，{said}。"
    return replace(item, stem=stem, citation=citation, spans=(span,), aim=aim)


@pytest.mark.parametrize(
    ("quote", "true", "words", "aim", "reason"),
    [
        (
            "受留党察看处分的党员，在察看期间没有表决权",
            "留党察看",
            "严重警告",
            Aim.TERM,
            "换掉的词从句子的其余部分就看得出来",
        ),
        (
            "党支部每年至少召开一次组织生活会，一般安排在第四季度",
            "每年",
            "每半年",
            Aim.LIMIT,
            "换掉的周期与句子里写明的时间对不上",
        ),
        (
            "正式党员不足七人的党支部，设书记一名",
            "正式党员",
            "发展对象",
            Aim.TERM,
            "换上的词与后面的人数连起来不成话",
        ),
    ],
)
def test_a_wrong_statement_at_odds_with_its_own_sentence(
    judge: Item, quote: str, true: str, words: str, aim: Aim, reason: str
) -> None:
    assert reason in item_faults(_changed(judge, quote, true, words, aim))


def test_a_wrong_statement_that_agrees_with_its_sentence(judge: Item) -> None:
    quote = "受严重警告处分的党员，一年内不得提升职务"
    found = item_faults(_changed(judge, quote, "严重警告", "留党察看", Aim.TERM))
    assert not [reason for reason in found if reason.startswith("换")]


def test_an_option_within_another(single: Item) -> None:
    texts = [option.text for option in single.options if not option.right]
    assert "一个选项包含在另一个里面" in item_faults(_with_option(single, f"县级{texts[1]}"))


def test_two_statements_that_are_wrong_for_one_word(multiple: Item) -> None:
    note = "“甲”有误：题中“税前”应为“税后”（《果园办法》）。"
    twice = replace(multiple, aim=Aim.CLAUSE, explanation=note + note + multiple.explanation)
    assert "两个错误选项错在同一个词上" in item_faults(twice)
    once = replace(twice, explanation=note + multiple.explanation)
    assert "两个错误选项错在同一个词上" not in item_faults(once)


def test_a_gap_for_one_of_like_things(blank: Item) -> None:
    quote = "党费应当存入山前银行、山后银行、河东银行"
    citation = replace(blank.citation, quote=quote)
    asked = replace(blank, aim=Aim.MEMBERS, citation=citation)
    assert "空只是几个并列项里的一项" in item_faults(asked)
    set_words = replace(citation, quote="使用党费的原则是统筹安排、量入为出、收支平衡")
    assert "空只是几个并列项里的一项" not in item_faults(replace(asked, citation=set_words))


def test_too_few_options(single: Item) -> None:
    assert "选项太少或者太多" in item_faults(replace(single, options=single.options[:2]))


def test_give_aways(single: Item, blank: Item) -> None:
    short = tuple(o if o.right else Option(f"{n}") for n, o in enumerate(single.options))
    long_key = tuple(Option(o.text * 3, o.right) if o.right else o for o in short)
    found = item_faults(replace(single, options=long_key, key=(single.key[0] * 3,)))
    assert "正确选项明显最长" in found
    told = single.stem.replace("讨论", f"（{single.key[0]}）讨论")
    assert "题干里已经写出答案" in item_faults(replace(single, stem=told))
    assert "题干里已经写出答案" in item_faults(replace(blank, stem=blank.stem + blank.key[0]))
    part = tuple(Option("流动党员党支部", True) if o.right else o for o in single.options)
    half = replace(single, options=part, key=("流动党员党支部",))
    assert "题干里已经写出答案" not in item_faults(half)
    half = replace(half, stem=single.stem.replace("讨论", "组织流动党员讨论"))
    assert "题干里已经写出答案" in item_faults(half)
    assert "只有错误选项用了绝对化的词" in item_faults(_with_option(single, "所有党小组"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("书屋的年度计划，经" + GAP + "讨论通过后，报上级党委批准。", "题干没有写明依据的文件"),
        ("根据《果园办法》第十条，按照前款规定经" + GAP + "讨论通过。", "题干要看别处才能明白"),
        ("根据《果园办法》第十条，该计划经" + GAP + "讨论通过后报批。", "题干要看别处才能明白"),
        ("根据《果园办法》第十条，本条的计划由" + GAP + "讨论通过。", "题干要看别处才能明白"),
        ("根据《果园办法》第十条，促进其发展的计划由" + GAP + "通过。", "题干要看别处才能明白"),
        (
            "根据《果园办法》第十条，水费按照2%（百分之二）由" + GAP + "核定。",
            "题干要看别处才能明白",
        ),
        (
            "根据《果园办法》第十条，果园建好书屋以后再由该单位的" + GAP + "核定。",
            "题干要看别处才能明白",
        ),
        ("根据《果园办法》第十条，" + GAP + "定。", "题干太长或者太短"),
        ("根据《果园办法》第十条，书屋（年度计划经" + GAP + "讨论后报批。", "题干要看别处才能明白"),
    ],
)
def test_a_stem_that_does_not_stand_alone(single: Item, words: str, reason: str) -> None:
    assert reason in item_faults(replace(single, stem=words))


def test_gaps_that_do_not_match_the_key(single: Item, blank: Item) -> None:
    assert "题干的空与答案对不上" in item_faults(replace(single, stem=single.stem + GAP))
    assert "题干的空与答案对不上" in item_faults(
        replace(blank, key=(*blank.key, "果园"), spans=blank.spans * 2)
    )
    bracketed = single.stem.replace(GAP, f"（{GAP}）")
    assert "空出现在括号里面" in item_faults(replace(single, stem=bracketed))


@pytest.mark.parametrize("status", [Status.REVISED, Status.REPEALED, Status.NOT_YET])
def test_evidence_that_is_not_in_force(single: Item, status: Status) -> None:
    document = replace(single.citation.document, status=status)
    dead = replace(single, citation=replace(single.citation, document=document))
    assert "出处已经修订、废止或者还没有施行" in item_faults(dead)


def test_a_digest_speech_or_piece_of_news_passed_off_as_a_rule(single: Item) -> None:
    def by(kind: Kind) -> Item:
        document = replace(single.citation.document, kind=kind)
        return replace(single, citation=replace(single.citation, document=document))

    assert "把摘编的话当成了规定原文" in item_faults(by(Kind.DIGEST))
    assert "把讲话要求当成了规定" in item_faults(by(Kind.SPEECH))
    assert "新闻不能作为试题依据" in item_faults(by(Kind.NEWS))


def test_an_explanation_without_the_clause(single: Item) -> None:
    assert "解析没有写明依据" in item_faults(replace(single, explanation="见有关规定。"))


def test_statements_that_are_nearly_all_right(orchard_items: tuple[Item, ...]) -> None:
    wrong = [one for one in orchard_items if one.key == (WRONG,)]
    assert any("判断题对错不均" in reason for reason in set_faults(wrong[:8]))


def test_a_stem_that_comes_twice_or_came_before(single: Item) -> None:
    reworded = replace(single, stem=single.stem.replace("书屋的年度计划", "书屋年度计划"))
    assert any("题干重复" in reason for reason in set_faults([single, reworded]))
    assert any("题干重复" in reason for reason in set_faults([single], [reworded.stem]))
    assert not set_faults([single])


def test_options_of_several_ask_for_no_figure_twice(multiple: Item) -> None:
    statements = ("会员每年开会三次", "经费每年不超过三次", *(o.text for o in multiple.options[:2]))
    options = tuple(replace(multiple.options[0], text=text) for text in statements)
    twice = replace(multiple, aim=Aim.CLAUSE, options=options)
    assert "有两个选项考的是同一个数" in item_faults(twice)
