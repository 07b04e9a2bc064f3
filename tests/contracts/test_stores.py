"""What every store of the bank and of visits keeps, on the disk and in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.item_bank import BankItem, ItemState, KeptPaper, Results, WrongItem
from assistant.library.quiz_store import QuizStore
from assistant.library.visit_store import VisitStore
from assistant.profile import Profile
from assistant.protocols import ProfileStore
from assistant.quiz_items import ItemKind
from assistant.testing import InMemoryBank, InMemoryProfiles
from assistant.visits import KeptProfile
from tests.quiz.made_items import MULTIPLE, SINGLE, TRUE, numbered_items

Bank = QuizStore | InMemoryBank
BANKS: dict[str, Callable[[Path], Bank]] = {
    "in-memory": lambda folder: InMemoryBank(),
    "sqlite": QuizStore,
}
PROFILES: dict[str, Callable[[Path], ProfileStore]] = {
    "in-memory": lambda folder: InMemoryProfiles(),
    "sqlite": VisitStore,
}
DAY = date(2031, 5, 20)


class Refused(Exception):
    """What a change may raise."""


@pytest.fixture(params=BANKS)
def bank(request: pytest.FixtureRequest, tmp_path: Path) -> Bank:
    return BANKS[request.param](tmp_path)


@pytest.fixture(params=PROFILES)
def profiles(request: pytest.FixtureRequest, tmp_path: Path) -> ProfileStore:
    return PROFILES[request.param](tmp_path)


def paper(id: str, made: date) -> KeptPaper:
    return KeptPaper(id, f"试卷{id}", "", made, ())


def results(id: str, day: date) -> Results:
    return Results(id, day, "", 1, {SINGLE.id: (1.0,)}, {SINGLE.id: 2.0})


def test_a_store_with_nothing_in_it_tells_so(bank: Bank) -> None:
    assert (bank.items(), bank.papers(), bank.results(), bank.wrong("甲")) == ({}, [], [], {})


def test_items_come_back_as_they_were_by_their_ids(bank: Bank) -> None:
    kept = {one.id: BankItem(one, added=DAY) for one in (SINGLE, MULTIPLE, TRUE)}
    bank.change(lambda known: kept)
    assert bank.items() == kept
    assert list(bank.items()) == sorted(kept)


def test_a_change_sees_what_there_is_and_deletes_with_none(bank: Bank) -> None:
    bank.change(lambda known: {one.id: BankItem(one) for one in (SINGLE, TRUE)})
    bank.change(
        lambda known: {
            SINGLE.id: replace(known[SINGLE.id], state=ItemState.APPROVED),
            TRUE.id: None,
            "unknown": None,
        }
    )
    assert bank.items() == {SINGLE.id: BankItem(SINGLE, ItemState.APPROVED)}


def test_a_change_that_raises_changes_nothing(bank: Bank) -> None:
    bank.change(lambda known: {SINGLE.id: BankItem(SINGLE)})

    def refuse(known: object) -> dict[str, BankItem | None]:
        raise Refused

    with pytest.raises(Refused):
        bank.change(refuse)
    assert set(bank.items()) == {SINGLE.id}


def test_what_a_change_was_shown_is_no_way_into_the_store(bank: Bank) -> None:
    shown = bank.items()
    shown["strange"] = BankItem(SINGLE)
    assert bank.items() == {}


def test_papers_stand_latest_first_and_stay_as_they_were(bank: Bank) -> None:
    early, late = paper("a", DAY), paper("b", DAY.replace(day=21))
    bank.keep_papers([early, late])
    bank.keep_papers([replace(early, title="另一个名称"), paper("0", DAY)])
    assert [one.id for one in bank.papers()] == ["b", "0", "a"]
    assert bank.papers()[-1] == early


def test_the_same_results_are_kept_once_oldest_first(bank: Bank) -> None:
    late, early = results("a", DAY), results("b", DAY.replace(day=1))
    assert bank.keep_results(late)
    assert bank.keep_results(early)
    assert not bank.keep_results(late)
    assert bank.results() == [early, late]


def test_each_learner_has_a_book_of_his_own(bank: Bank) -> None:
    ids = [one.id for one in numbered_items(ItemKind.SINGLE, 2)]
    bank.change_wrong("甲", lambda book: {id: WrongItem(id, 1, 0, DAY) for id in ids})
    bank.change_wrong("", lambda book: {ids[0]: WrongItem(ids[0], 3, 1, DAY)})
    bank.change_wrong("甲", lambda book: {ids[0]: None})
    assert set(bank.wrong("甲")) == {ids[1]}
    assert bank.wrong("")[ids[0]].wrong == 3
    assert bank.wrong("乙") == {}


def test_enterprises_are_told_apart_by_name_and_area(profiles: ProfileStore) -> None:
    east = KeptProfile(Profile("果园公司", area="东湖园区"))
    west = KeptProfile(Profile("果园公司", area="西湖园区"))
    profiles.change("果园公司", lambda known: [west, east])
    profiles.change("果酱公司", lambda known: [KeptProfile(Profile("果酱公司"))])
    assert profiles.named("果园公司") == [east, west]
    assert {one.profile.name for one in profiles.all()} == {"果园公司", "果酱公司"}


def test_a_change_of_one_enterprise_leaves_the_others(profiles: ProfileStore) -> None:
    other = KeptProfile(Profile("果酱公司"))
    profiles.change("果酱公司", lambda known: [other])
    profiles.change("果园公司", lambda known: [KeptProfile(Profile("果园公司", employees=5))])
    profiles.change(
        "果园公司", lambda known: [replace(known[0], profile=Profile("果园公司", employees=6))]
    )
    assert profiles.named("果酱公司") == [other]
    assert [one.profile.employees for one in profiles.named("果园公司")] == [6]


def test_only_the_enterprise_that_is_meant_is_forgotten(profiles: ProfileStore) -> None:
    both = [KeptProfile(Profile("果园公司", area=area)) for area in ("东湖园区", "西湖园区")]
    profiles.change("果园公司", lambda known: both)
    assert not profiles.forget("果园", None)
    assert not profiles.forget("果园公司", None)  # which of the two
    assert profiles.forget("果园公司", "东湖园区")
    assert profiles.forget("果园公司", None)
    assert not profiles.forget("果园公司", None)
    assert profiles.all() == []
