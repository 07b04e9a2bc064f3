"""The item bank: review, changes, and which items a changed library flags."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import (
    Assistant,
    BankItem,
    Item,
    ItemEdit,
    ItemKind,
    ItemState,
    Settings,
    build_assistant,
)
from assistant.errors import ItemFaulty, ItemUnknown, StorageFailed
from assistant.library.quiz_store import FILE, QuizStore
from tests.quiz.club_rules import RULES
from tests.quiz.made_items import (
    BLANK,
    HOSTILE_SINGLE,
    MULTIPLE,
    SHORT,
    SINGLE,
    TRUE,
    numbered_items,
)


@pytest.fixture
def kept(club: Assistant) -> dict[str, BankItem]:
    """What is in the bank after a paper over both texts."""
    club.papers.keep(club.papers.make(club.papers.plan(30)))
    found = {one.item.id: one for one in club.papers.bank.all()}
    assert {one.item.citation.document.title for one in found.values()} == {
        "果园读书会条例",
        "果树管护办法",
    }
    return found


def _flags(club: Assistant) -> dict[str, str]:
    return {one.item.id: one.flag for one in club.papers.bank.all(flagged=True)}


def test_items_are_kept_as_they_are_and_once(club: Assistant) -> None:
    items = (SINGLE, MULTIPLE, TRUE, BLANK, SHORT, HOSTILE_SINGLE)
    assert club.papers.bank.keep(items) == 6 and club.papers.bank.keep(items) == 0
    found = {one.item.id: one.item for one in club.papers.bank.all()}
    assert found == {one.id: one for one in items}
    assert all(one.state is ItemState.NEW for one in club.papers.bank.all())


def test_review_is_kept_with_its_reason_and_over_a_restart(
    club: Assistant, kept: dict[str, BankItem], tmp_path: Path
) -> None:
    first, second, *_ = kept
    bank = club.papers.bank
    bank.approve([first[:8]], "用过，可以")
    with pytest.raises(ItemFaulty, match="写明原因"):
        bank.reject([second], " ")
    bank.reject([second], "题干有歧义")
    club.close()
    with build_assistant(Settings(home=tmp_path / "home")) as again:
        found = again.papers.bank
        assert [one.item.id for one in found.all(ItemState.APPROVED)] == [first]
        assert found.find(second).reason == "题干有歧义"
        made = again.papers.make(again.papers.plan(30, title="新卷"))
        assert second not in {one.id for paper in made.papers for one in paper.items}


def test_only_approved_items_make_a_paper_where_that_is_asked_for(
    club: Assistant, kept: dict[str, BankItem], tmp_path: Path
) -> None:
    singles = [id for id, one in kept.items() if one.item.kind is ItemKind.SINGLE]
    club.papers.bank.approve(singles[:2])
    path = tmp_path / "蓝图.toml"
    words = 'approved_only = true\n[[part]]\nkind = "单选"\ncount = 5\n'
    path.write_text("repeat = true\n" + words, "utf-8")
    made = club.papers.make(club.papers.blueprint(path))
    assert {one.id for one in made.papers[0].items} == set(singles[:2])
    path.write_text(words, "utf-8")
    made = club.papers.make(club.papers.blueprint(path))
    assert "只出 0 道：有 2 道以前的试卷出过" in made.reasons[0]
    club.papers.bank.keep([SINGLE])
    with pytest.raises(ItemFaulty, match="不能通过：依据"):
        club.papers.bank.approve([SINGLE.id])


def test_an_unknown_and_an_ambiguous_id_are_told(
    club: Assistant, kept: dict[str, BankItem]
) -> None:
    with pytest.raises(ItemUnknown, match="没有编号为“zzz”"):
        club.papers.bank.find("zzz")
    with pytest.raises(ItemUnknown):
        club.papers.bank.find(" ")
    assert club.papers.bank.approve([]) == ()


def test_a_replaced_text_flags_exactly_the_items_whose_sentence_changed(
    club: Assistant, kept: dict[str, BankItem], rules: Path
) -> None:
    path = rules / "果园读书会条例.txt"
    path.write_text(RULES.replace("任期三年", "任期五年"), "utf-8")
    assert not club.add([path]).failed
    changed = {id for id, one in kept.items() if "任期三年" in one.item.citation.quote}
    assert changed and set(_flags(club)) == changed
    assert all("没有这句话" in flag for flag in _flags(club).values())
    live = {one.id for one in club.documents()}
    moved = [one for one in club.papers.bank.all() if not one.flag]
    assert moved and all(one.item.document_id in live for one in moved)
    for one in moved:
        cited, text = one.item.citation, club.contents(one.item.document_id).text
        assert text[cited.start : cited.end] == cited.quote
        assert all(cited.start <= at <= end <= cited.end for at, end in one.item.spans)


def test_a_clause_of_another_number_is_flagged_although_its_words_stand(
    club: Assistant, kept: dict[str, BankItem], rules: Path
) -> None:
    path = rules / "果园读书会条例.txt"
    path.write_text(RULES.replace("第八条", "第九条"), "utf-8")
    assert not club.add([path]).failed
    renumbered = {id for id, one in kept.items() if one.item.citation.locator == "第八条"}
    assert renumbered and set(_flags(club)) == renumbered
    assert set(_flags(club).values()) == {"依据的条款号变了：原为第八条，现为第九条"}


def test_a_removed_text_flags_its_items_and_no_others(
    club: Assistant, kept: dict[str, BankItem]
) -> None:
    gone = next(one for one in club.documents() if one.title == "果树管护办法")
    club.remove(gone.id)
    of_it = {id for id, one in kept.items() if one.item.document_id == gone.id}
    assert of_it and set(_flags(club)) == of_it
    assert all("不在资料库" in flag for flag in _flags(club).values())
    club.papers.bank.approve([next(id for id in kept if id not in of_it)])


def test_a_repealed_text_flags_its_items_and_no_others(
    club: Assistant, kept: dict[str, BankItem], rules: Path
) -> None:
    later = rules / "关于废止果树管护办法的决定.txt"
    later.write_text(
        "果园关于废止《果树管护办法》的决定\n\n果园决定，废止《果树管护办法》。\n\n"
        "本决定自2020年1月1日起施行。\n",
        "utf-8",
    )
    assert not club.add([later]).failed
    old = next(one for one in club.documents() if one.title == "果树管护办法")
    assert str(old.status) == "已废止"
    of_it = {id for id, one in kept.items() if one.item.document_id == old.id}
    assert _flags(club) == dict.fromkeys(of_it, "依据已废止")


def test_an_unchanged_library_flags_nothing(club: Assistant, kept: dict[str, BankItem]) -> None:
    assert kept and _flags(club) == {}


@pytest.fixture
def stored(club: Assistant) -> Assistant:
    club.papers.bank.keep([SINGLE, MULTIPLE, TRUE, BLANK, SHORT])
    return club


def test_an_edit_waits_for_review_and_the_former_item_stays_rejected(stored: Assistant) -> None:
    bank = stored.papers.bank
    bank.edit(SINGLE.id, ItemEdit(explanation="看第一条。"))
    same = bank.find(SINGLE.id)
    assert same.item.explanation == "看第一条。" and same.edited
    new = bank.edit(SINGLE.id, ItemEdit(stem="读书会多久举行一次？每月举行（　　）。"))
    assert new.state is ItemState.NEW and new.item.id != SINGLE.id
    assert bank.find(SINGLE.id).state is ItemState.REJECTED
    assert new.item.id in bank.find(SINGLE.id).reason


def test_another_key_has_to_stand_in_the_evidence(stored: Assistant) -> None:
    bank = stored.papers.bank
    new = bank.edit(BLANK.id, ItemEdit(key="每月；五人以上"))
    start, quote = new.item.citation.start, new.item.citation.quote
    words = [quote[at - start : end - start] for at, end in new.item.spans]
    assert words == ["每月", "五人以上"]
    options = ItemEdit(options=("每月", "每周", "每年"), key="A")
    assert bank.edit(SINGLE.id, options).item.key == ("每月",)


@pytest.mark.parametrize(
    ("id", "edit", "told"),
    [
        (SINGLE.id, ItemEdit(), "没有写要改什么"),
        (SINGLE.id, ItemEdit(stem=" "), "题干不能空着"),
        (SINGLE.id, ItemEdit(key="E"), "选项的字母"),
        (SINGLE.id, ItemEdit(key="AB"), "没有，没有修改|只能有一个"),
        (SINGLE.id, ItemEdit(key="B"), "“两次”在依据原文里没有"),
        (SINGLE.id, ItemEdit(options=("一次", "一 次", "两次"), key="A"), "两个一样"),
        (SINGLE.id, ItemEdit(options=("一次",), key="A"), "至少要有"),
        (SINGLE.id, ItemEdit(difficulty="很难"), "难度“很难”"),
        (MULTIPLE.id, ItemEdit(key="A"), "至少要有 2 个正确"),
        (TRUE.id, ItemEdit(key="也许"), "“正确”或“错误”"),
        (TRUE.id, ItemEdit(options=("甲",)), "没有选项"),
        (BLANK.id, ItemEdit(key="一次"), "要一样多"),
        (SHORT.id, ItemEdit(key=""), "不能空着"),
    ],
)
def test_an_edit_that_makes_no_fair_item_is_refused_and_nothing_changes(
    stored: Assistant, id: str, edit: ItemEdit, told: str
) -> None:
    before = stored.papers.bank.all()
    with pytest.raises(ItemFaulty, match=told):
        stored.papers.bank.edit(id, edit)
    assert stored.papers.bank.all() == before


def test_a_damaged_bank_is_told_with_its_folder(tmp_path: Path) -> None:
    store = QuizStore(tmp_path)
    store.change(lambda _: {SINGLE.id: BankItem(SINGLE)})
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(StorageFailed, match=str(tmp_path)):
        store.items()


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    items = [*numbered_items(ItemKind.SINGLE, 20), *numbered_items(ItemKind.JUDGE, 20)]

    def keep(item: Item) -> None:
        store = QuizStore(tmp_path)  # each with a connection of its own, as processes have
        store.change(lambda known: {item.id: BankItem(item)})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, items))
    assert set(QuizStore(tmp_path).items()) == {one.id for one in items}
