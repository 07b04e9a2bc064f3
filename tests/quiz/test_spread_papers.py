"""What a paper may have of one sort, what its key page names, and what its items tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant import GAP, Aim, Assistant, Item, ItemKind, Option, QuizRequest
from assistant.export.paper_words import source_words
from assistant.quiz.assembling import assemble
from assistant.quiz.bodies import acting
from assistant.quiz.claims import Claim
from assistant.quiz.give_aways import giving_away
from assistant.quiz.places import clause_of
from tests.quiz.made_items import CLUB, DUTIES, item, numbered_items, plan
from tests.quiz.made_items import MULTIPLE as MULTI

SINGLE, MULTIPLE, JUDGE, BLANK, SHORT = ItemKind


def _several(all_right: bool, count: int) -> list[Item]:
    """多选 items whose options and stems are unlike each other."""
    made = []
    for one in numbered_items(MULTIPLE, 40)[20 * all_right :][:count]:
        words = tuple(one.stem[at : at + 5] for at in (0, 5, 10, 15))
        right = words if all_right else words[:3]
        options = tuple(Option(text, text in right) for text in words)
        made.append(replace(one, options=options, key=right))
    return made


def test_at_most_two_in_five_of_the_multiple_choices_have_every_option_right() -> None:
    items = [*_several(True, 15), *_several(False, 15)]
    for seed in range(4):
        chosen = assemble(plan((MULTIPLE, 10), seed=seed), lambda request: items).papers[0].items
        assert len(chosen) == 10
        assert sum(all(option.right for option in one.options) for one in chosen) <= 4


def test_papers_of_a_library_keep_to_it(starter: Assistant) -> None:
    for seed in (1, 2):
        made = starter.papers.make(starter.papers.plan(50, QuizRequest(seed=seed)))
        several = [one for one in made.papers[0].items if one.kind is MULTIPLE]
        full = sum(all(option.right for option in one.options) for one in several)
        assert full <= 0.4 * len(several)


def test_no_key_of_single_choices_comes_again_and_again_where_there_are_others() -> None:
    same = numbered_items(SINGLE, 20)
    others = [
        replace(
            one,
            key=(words,),
            options=tuple(Option(text, text == words) for text in ("一次", "两次", "三次", "四次")),
            stem=one.stem[::-1].replace("）　　（", GAP),
        )
        for one, words in zip(
            numbered_items(SINGLE, 40)[20:], ("两次", "三次", "四次") * 7, strict=False
        )
    ]
    for seed in range(4):
        made = assemble(plan((SINGLE, 8), seed=seed), lambda request: [*same, *others])
        keys = Counter(one.key for one in made.papers[0].items)
        assert sum(keys.values()) == 8
        assert max(keys.values()) == 2
    assert assemble(plan((SINGLE, 8)), lambda request: same).made == 8


def test_a_key_page_names_every_place_that_right_statements_rest_on(starter: Assistant) -> None:
    made = starter.quiz(QuizRequest(count=1000, kinds=(MULTIPLE,))).items
    found = [one for one in made if one.aim is Aim.CLAUSE]
    assert found
    for one in found:
        rule, _, places = one.clause.rpartition("》")
        assert places.startswith("第")
        assert places in source_words(one)
        for words in one.key:
            told = one.explanation.partition(f"“{words}”见{rule}》")[2]
            assert told.partition("。")[0] in places


def test_places_of_rules_are_named_with_their_paragraphs_and_each_once() -> None:
    lines = [
        _line(one) for one in ("第二章/第十六条/第一款", "第十六条/第三款", "第十七条", "第十七条")
    ]
    assert clause_of(lines) == "《果园读书会条例》第十六条第一款、第三款、第十七条"
    told = replace(MULTI, aim=Aim.CLAUSE, clause=clause_of(lines))
    assert source_words(told).startswith("《果园读书会条例》")
    assert "第十六条第一款、第三款、第十七条" in source_words(told)


def test_no_body_is_changed_beside_another_that_belongs_to_it() -> None:
    assert [one.act for one in acting("党支部不落实的，由上级党委约谈")] == ["约谈"]
    assert list(acting("党支部不落实的，由上级党委及其组织部门约谈")) == []


def test_one_bound_is_asked_for_once_and_not_printed_beside() -> None:
    quotes = ("有正式党员7人以上的支部设委员会", "正式党员不足7人的支部设书记一名")
    one, other = (_bound(quote) for quote in quotes)
    assert (one, other) in giving_away([one, other])
    assert giving_away([one, _bound("正式党员不足3人的支部联合成立", "3人")]) == []


def test_a_set_term_is_not_named_beside_the_item_that_asks_for_it() -> None:
    asks = item(BLANK, f"会员应当{GAP}、交纳会费。", ("爱护图书",), (), DUTIES)
    names = item(JUDGE, "借阅的人爱护图书的，下个月可以多借几本。", ("正确",))
    assert (names, asks) in giving_away([names, asks])
    elsewhere = replace(names, clause="《果园书屋办法》第一条")
    assert giving_away([elsewhere, asks]) == []


def test_one_member_of_a_list_is_not_named_in_its_own_article() -> None:
    asks = item(SHORT, "会员有哪些义务？", ("爱护图书", "交纳会费", "按时到会"), (), DUTIES)
    names = item(JUDGE, "借阅的人爱护图书的，下个月可以多借几本。", ("正确",))
    assert (names, asks) in giving_away([names, asks])


def _bound(quote: str, amount: str = "7人") -> Item:
    """A 填空 item on an amount of a sentence, which stands where the made ones stand."""
    made = item(BLANK, quote.replace(amount, GAP), ("一次",))
    at = made.citation.start + quote.index(amount)
    cited = replace(made.citation, quote=quote)
    return replace(made, citation=cited, key=(amount,), spans=((at, at + len(amount)),))


def _line(locator: str) -> Claim:
    """A sentence of the club's rules that is said to stand there."""
    article = "《果园读书会条例》" + next(one for one in locator.split("/") if one.endswith("条"))
    return Claim(CLUB.document, CLUB.passages[0], "读书会", 0, article, "", "", locator)
