"""What items are made of which sentence, through the public door."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import (
    GAP,
    RIGHT,
    WRONG,
    Aim,
    Assistant,
    Difficulty,
    Item,
    ItemKind,
    QuizRequest,
    Settings,
    build_assistant,
)
from assistant.figures import figures


def _item(items: tuple[Item, ...], kind: ItemKind, aim: Aim, words: str) -> Item:
    found = [one for one in items if (one.kind, one.aim) == (kind, aim) and words in one.stem]
    assert found, f"no {kind} on {aim}: {words}"
    return found[0]


def _wrong(item: Item) -> set[str]:
    return {option.text for option in item.options if not option.right}


def test_a_number_is_asked_for_among_others_of_its_unit(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.NUMBER, "漏记水表")
    assert item.key == ("两次",)
    assert all(words.endswith("次") for words in _wrong(item))
    assert len(item.options) == 4


def test_a_share_is_written_as_the_rule_writes_it(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.SHARE, "书屋经费")
    assert item.key == ("百分之八",)
    assert all(words.startswith("百分之") for words in _wrong(item))


def test_a_blank_asks_for_the_numeral_alone(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.BLANK, Aim.LIMIT, "借书逾期")
    assert item.key == ("六",)
    assert f"逾期{GAP}个月以上" in item.stem


def test_how_often_is_asked_for_among_other_periods(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.LIMIT, "例会")
    assert item.key == ("每半年",)
    assert _wrong(item) <= {"每月", "每季度", "每年", "每两年"}


def test_a_body_has_rivals_that_are_neither_above_nor_below_it(
    orchard_items: tuple[Item, ...],
) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.BODY, "讨论通过后，报上级党委批准")
    assert item.key == ("支部委员会",)
    assert not _wrong(item) & {"党支部", "支部", "支委会", "党支部委员会"}


def test_the_members_of_a_list_are_filled_in_and_told(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SHORT, Aim.MEMBERS, "管理书屋应当坚持哪些原则")
    assert item.key == ("爱护图书", "方便借阅", "厉行节约", "公开透明")
    blank = _item(orchard_items, ItemKind.BLANK, Aim.MEMBERS, "管理书屋")
    assert blank.key[0] in item.key


def test_a_list_of_cases_is_asked_for_beside_cases_of_another_list(
    orchard_items: tuple[Item, ...],
) -> None:
    item = _item(orchard_items, ItemKind.MULTIPLE, Aim.MEMBERS, "管理员有哪些情形")
    assert 2 <= len(item.key) <= len(item.options) == 4
    assert all("书屋" not in words or words in item.key for words in _wrong(item))
    whole = _item(orchard_items, ItemKind.SHORT, Aim.MEMBERS, "管理员有哪些情形")
    assert len(whole.key) == 4
    assert set(item.key) <= set(whole.key)


def test_the_steps_of_a_procedure_have_one_right_order(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.PROCEDURE, "设立书屋的程序")
    assert item.key == ("提出申请→量好场地→登记藏书→挂牌开放",)
    steps = {tuple(sorted(option.text.split("→"))) for option in item.options}
    assert len(steps) == 1
    assert item.difficulty is Difficulty.HARD


def test_a_short_answer_has_three_points_or_more(orchard_items: tuple[Item, ...]) -> None:
    told = [one for one in orchard_items if one.kind is ItemKind.SHORT]
    assert told and all(len(one.key) >= 3 for one in told)


def test_statements_are_told_apart_by_what_was_changed_in_them(starter: Assistant) -> None:
    items = starter.quiz(QuizRequest(count=200, kinds=(ItemKind.MULTIPLE,))).items
    told = [one for one in items if one.aim is Aim.CLAUSE]
    assert told
    for item in told:
        assert len(item.options) == 4 and item.difficulty is Difficulty.HARD
        assert item.explanation.count("有误") == len(_wrong(item))


def test_a_definition_asks_for_the_thing(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.BLANK, Aim.DEFINITION, "是党员值班员交接班的凭证")
    assert item.key == ("巡查簿",)


def test_a_word_of_force_is_never_chosen_nor_turned_into_its_denial(
    orchard_items: tuple[Item, ...],
) -> None:
    forced = [one for one in orchard_items if one.aim is Aim.FORCE]
    assert {one.kind for one in forced} == {ItemKind.JUDGE}
    assert not [one.stem for one in orchard_items if "可以不" in one.stem]
    turned = _item(orchard_items, ItemKind.JUDGE, Aim.FORCE, "关闭门窗")
    assert turned.key in ((RIGHT,), (WRONG,))


def test_a_name_that_the_rule_itself_tells_is_not_asked_for(
    orchard_items: tuple[Item, ...],
) -> None:
    named = [one for one in orchard_items if one.aim in (Aim.DEFINITION, Aim.TERM, Aim.BODY)]
    asked = [one for one in named if one.kind in (ItemKind.SINGLE, ItemKind.BLANK)]
    assert asked
    assert not [one.stem for one in asked if any(len(w) > 1 and w in one.clause for w in one.key)]


def test_a_wrong_bound_does_not_follow_from_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / "果园党支部会场办法.txt"
    rules = [
        "第一条 有正式党员九人以上的党支部，应当设立会场。",
        "第二条 党支部检查会场时到场的党员不少于三人。",
        "第三条 党支部批复会场申请不超过三个月。",
    ]
    file.write_text("果园党支部会场办法\n\n" + "\n\n".join(rules) + "\n", "utf-8")
    seen: dict[str, set[float]] = {"设立": set(), "检查": set(), "批复": set()}
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([file])
        for seed in range(12):
            request = QuizRequest(count=20, kinds=(ItemKind.JUDGE,), seed=seed)
            for item in assistant.quiz(request).items:
                about = next(word for word in seen if word in item.stem)
                if item.key == (WRONG,) and item.aim in (Aim.NUMBER, Aim.LIMIT):
                    seen[about] |= {one.low for one in figures(item.stem) if one.unit != "条"}
    assert seen["设立"] and max(seen["设立"]) < 9  # ten members are nine and more
    assert seen["检查"] and min(seen["检查"]) > 3  # where three are, two are
    assert seen["批复"] and max(seen["批复"]) < 3  # within two months is within three


def test_the_words_that_a_rule_turns_on_are_filled_in(tmp_path: Path) -> None:
    clauses = (
        "第一条 党支部应当为果园的党员活动提供必要场地。",
        "第二条 党支部的活动计划报果园管理站备案。",
    )
    text = "\n\n".join(("果园党支部活动办法", *clauses, ""))
    keys = _keys(tmp_path, "果园党支部活动办法.txt", text)
    assert {("必要场地",), ("果园管理站",)} <= keys


def test_of_a_note_only_what_is_a_rule_by_itself_is_asked(tmp_path: Path) -> None:
    lines = [
        "备案：果园党支部的活动计划应当报果园管理站备案（《果园党支部活动办法》第二条）。",
        "不设委员会的：果园党支部书记由党员大会选举产生（《果园党支部活动办法》第三条）。",
        "谈心：党支部委员之间每年一般不少于2次（《果园党支部活动办法》第四条）。",
        "临时组建的机构：果园党员不转接关系的，可以设立临时小组（《果园党支部活动办法》第五条）。",
    ]
    body = "\n".join(f"{at}. {line}" for at, line in enumerate(lines, 1))
    head = (
        "---\ntitle: 果园活动要点摘编\nkind: 解读\nstatus: 现行有效\nissuer: 果园资料组\n"
        'written: 2026-01-05\nsources:\n  - title: "果园党支部活动办法"\n'
        '    articles: ["第二条", "第三条", "第四条", "第五条"]\n    status: "现行有效"\n---\n\n'
    )
    text = f"{head}# 果园活动要点摘编\n\n## 一、活动\n\n{body}\n"
    stems = "".join(one.stem for one in _made(tmp_path, "果园活动要点摘编.md", text))
    assert "第二条，果园党支部的活动计划" in stems  # the label says nothing more
    assert "第三条，不设委员会的，果园党支部书记" in stems  # the case stays
    assert "第四条" not in stems  # without its label nobody knows what is done twice
    assert "第五条" not in stems, stems  # the label says for whom it is


def test_a_wrong_figure_keeps_its_place_among_the_others(tmp_path: Path) -> None:
    text = "第一条 党支部委员会由3至5人组成，一般不超过7人。"
    items = _made(tmp_path, "果园党支部换届办法.txt", f"果园党支部换届办法\n\n{text}\n")
    wrong = [one.stem for one in items if one.key == (WRONG,)]
    assert wrong and not [stem for stem in wrong if "不超过4人" in stem or "不超过5人" in stem]


def _made(folder: Path, name: str, text: str) -> list[Item]:
    """All items of several seeds on one text."""
    (folder / name).write_text(text, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder / name]).failed
        seeds = [QuizRequest(count=50, seed=seed) for seed in range(6)]
        return [one for request in seeds for one in assistant.quiz(request).items]


def _keys(folder: Path, name: str, text: str) -> set[tuple[str, ...]]:
    return {one.key for one in _made(folder, name, text) if one.kind is ItemKind.BLANK}


def test_terms_that_are_taken_for_each_other(orchard_items: tuple[Item, ...]) -> None:
    item = _item(orchard_items, ItemKind.SINGLE, Aim.TERM, "报上级党委" + GAP)
    assert item.key == ("批准",)
    assert "备案" in _wrong(item)


def test_a_wrong_statement_tells_what_it_should_say(orchard_items: tuple[Item, ...]) -> None:
    judged = [one for one in orchard_items if one.kind is ItemKind.JUDGE]
    wrong = [one for one in judged if one.key == (WRONG,)]
    assert wrong and any(one.key == (RIGHT,) for one in judged)
    for one in wrong:
        (start, end) = one.spans[0]
        true = one.citation.quote[start - one.citation.start : end - one.citation.start]
        assert f"应为“{true}”" in one.explanation


def test_a_digest_names_the_rule_it_restates_and_is_not_taken_for_it(orchard: Assistant) -> None:
    items = orchard.quiz(QuizRequest(count=100, documents=("果园书屋要点摘编",))).items
    assert items
    for one in items:
        assert one.citation.document.title == "果园书屋要点摘编"
        assert one.clause in one.stem and one.clause in one.explanation
        assert "摘编自《果园书屋要点摘编》，以原文为准" in one.explanation


def test_what_is_repealed_advised_or_unsourced_is_not_asked_about(orchard: Assistant) -> None:
    items = orchard.quiz(QuizRequest(count=100, documents=("果园书屋要点摘编",))).items
    asked = "".join(one.stem for one in items)
    assert "旧书柜" not in asked and "书架" not in asked


def test_what_a_speech_demands_is_called_a_demand(orchard: Assistant) -> None:
    items = orchard.quiz(QuizRequest(count=100, documents=("果园书屋要点摘编",))).items
    spoken = [one for one in items if "讲话" in one.clause]
    assert spoken
    assert all(one.stem.startswith("按照《在果园书屋座谈会上的讲话》") for one in spoken)
    assert all("要求" in one.stem[:40] and "讲话要求" in one.explanation for one in spoken)


@pytest.mark.parametrize("kind", ItemKind)
def test_each_kind_is_made(orchard: Assistant, kind: ItemKind) -> None:
    result = orchard.quiz(QuizRequest(count=3, kinds=(kind,)))
    assert result.made and {one.kind for one in result.items} == {kind}
