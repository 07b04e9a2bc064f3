"""What is kept of enterprises: whole, in one file, and gone when it is deleted."""

from __future__ import annotations

import os
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from assistant import (
    Assistant,
    AssistantError,
    CheckState,
    Organisation,
    Outcome,
    Ownership,
    Problem,
    Profile,
    Settings,
    Visit,
    build_assistant,
)

TODAY = date(2031, 5, 20)
SECRET = "梧桐果酱有限公司"
PROFILE = Profile(
    SECRET,
    area="东湖园区",
    ownership=Ownership.PRIVATE,
    founded=date(2015, 3, 18),
    employees=86,
    members=5,
    union=True,
    women=False,
    organisation=Organisation.BRANCH,
    secretary="王某某某",
    problems=(Problem("组织生活会没有记录", date(2031, 6, 30)), Problem("没有挂牌", done=True)),
)
OUTCOMES = (
    Outcome("term", "任期届满应当按期换届", CheckState.UNMET),
    Outcome("venue", "应当有活动场所", CheckState.MET),
    Outcome("dues", "应当按月交纳党费", CheckState.OPEN),
    Outcome("joint", "联合党支部覆盖单位不超过五个", CheckState.BESIDE),
)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with build_assistant(Settings(home=tmp_path / "home"), lambda: TODAY) as made:
        yield made


def _file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "visits.sqlite3"


def test_looking_makes_no_file(assistant: Assistant, tmp_path: Path) -> None:
    assert assistant.visits.all() == [] and assistant.visits.progress() == ()
    assert assistant.visits.prepared(PROFILE) == PROFILE
    assert not _file(tmp_path).exists()


def test_what_is_kept_comes_back_whole_in_another_process(
    assistant: Assistant, tmp_path: Path
) -> None:
    assistant.visits.keep(PROFILE, OUTCOMES)
    (kept,) = build_assistant(Settings(home=tmp_path / "home")).visits.all()
    assert kept.profile == PROFILE
    assert kept.first == kept.latest and kept.latest is not None
    assert kept.latest.day == TODAY and kept.latest.outcomes == OUTCOMES
    assert kept.counts == (1, 1, 1)
    if os.name == "posix":
        assert stat.S_IMODE(_file(tmp_path).stat().st_mode) == 0o600


def test_a_visit_is_carried_into_the_next_pack(assistant: Assistant) -> None:
    assistant.visits.keep(PROFILE, OUTCOMES)
    noted = Problem("书记空缺", date(2031, 7, 1))
    kept = assistant.visits.record("梧桐", Visit(TODAY, "见了老板"), [noted], ["组织生活会"])
    assert [one.text for one in kept.open_problems] == ["书记空缺"]
    assert kept.visits == (Visit(TODAY, "见了老板"),)
    fresh = replace(PROFILE, employees=90, problems=(Problem("组织生活会没有记录"),))
    carried = assistant.visits.prepared(fresh)
    assert carried.employees == 90 and carried.last_visit == TODAY
    assert {one.text: one.done for one in carried.problems} == {
        "组织生活会没有记录": True,  # settled at the visit, whatever the old file says
        "没有挂牌": True,
        "书记空缺": False,
    }
    assert noted in carried.problems


def test_settled_problems_are_named_by_number_or_words(assistant: Assistant) -> None:
    assistant.visits.keep(replace(PROFILE, problems=(Problem("甲甲"), Problem("甲乙"))), ())
    with pytest.raises(AssistantError, match="“甲”对应不止一个问题.*1 甲甲；2 甲乙"):
        assistant.visits.record(SECRET, Visit(TODAY), done=["甲"])
    with pytest.raises(AssistantError, match="“丙”对不上"):
        assistant.visits.record(SECRET, Visit(TODAY), done=["丙"])
    assert assistant.visits.find(SECRET).visits == ()  # nothing half done
    kept = assistant.visits.record(SECRET, Visit(TODAY), done=["2"])
    assert [one.text for one in kept.open_problems] == ["甲甲"]


def test_visits_stand_newest_first(assistant: Assistant) -> None:
    assistant.visits.keep(PROFILE, ())
    for day in (date(2031, 3, 1), date(2031, 5, 1), date(2031, 4, 1)):
        assistant.visits.record(SECRET, Visit(day))
    kept = assistant.visits.find(SECRET)
    assert [visit.day.month for visit in kept.visits] == [5, 4, 3]
    assert kept.profile.last_visit == date(2031, 5, 1)


def test_deleted_means_that_no_byte_is_left(assistant: Assistant, tmp_path: Path) -> None:
    other = replace(PROFILE, name="留下的企业", secretary="李某某", problems=())
    assistant.visits.keep(PROFILE, OUTCOMES)
    assistant.visits.keep(other, OUTCOMES)
    assistant.visits.record(SECRET, Visit(TODAY, "老板顾虑很多" * 300))
    assistant.visits.record(SECRET, Visit(TODAY, "短"))
    assert SECRET.encode() in _file(tmp_path).read_bytes()
    assistant.visits.forget(SECRET)
    words = [text.encode() for text in (SECRET, "王某某某", "老板顾虑", "组织生活会")]
    for file in (tmp_path / "home").rglob("*"):
        if file.is_file():
            assert not [word for word in words if word in file.read_bytes()], file
    assert [one.profile.name for one in assistant.visits.all()] == ["留下的企业"]
    assert not list((tmp_path / "home").glob("visits.sqlite3-*"))


def test_deletion_wants_the_whole_name(assistant: Assistant) -> None:
    assistant.visits.keep(PROFILE, ())
    with pytest.raises(AssistantError, match="是不是“梧桐果酱有限公司”"):
        assistant.visits.forget("梧桐果酱")
    assert len(assistant.visits.all()) == 1


def test_an_unknown_or_ambiguous_name_says_what_to_do(assistant: Assistant) -> None:
    with pytest.raises(AssistantError, match="没有“梧桐”.*dangwu visits list"):
        assistant.visits.find("梧桐")
    for name in ("梧桐一厂", "梧桐二厂"):
        assistant.visits.keep(replace(PROFILE, name=name), ())
    with pytest.raises(AssistantError, match="对应 2 家企业（梧桐一厂、梧桐二厂）"):
        assistant.visits.record("梧桐", Visit(TODAY))


def test_a_row_that_cannot_be_read_is_named_and_can_be_deleted(
    assistant: Assistant, tmp_path: Path
) -> None:
    assistant.visits.keep(PROFILE, ())
    with closing(sqlite3.connect(_file(tmp_path))) as connection, connection:
        connection.execute("UPDATE kept SET record = '{'")
    with pytest.raises(AssistantError, match=f"“{SECRET}”这一家读不出来"):
        assistant.visits.all()
    assistant.visits.forget(SECRET)
    assert assistant.visits.all() == []


def test_a_store_of_the_first_version_is_taken_over(assistant: Assistant, tmp_path: Path) -> None:
    assistant.visits.keep(PROFILE, OUTCOMES)
    with closing(sqlite3.connect(_file(tmp_path))) as connection, connection:
        (record,) = connection.execute("SELECT json_remove(record, '$.days') FROM kept").fetchone()
        connection.execute("DROP TABLE kept")
        connection.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, record TEXT NOT NULL)")
        connection.execute("INSERT INTO kept VALUES (?, ?)", (SECRET, record))
        connection.execute("INSERT INTO kept VALUES ('坏的', '{')")
        connection.execute("PRAGMA user_version = 1")
    kept = assistant.visits.find(SECRET)
    assert kept.profile == PROFILE and kept.profile.kept_on["members"] == TODAY
    assistant.visits.forget("坏的")
    assert [one.label for one in assistant.visits.all()] == [f"{SECRET}（东湖园区）"]


def test_what_is_left_out_stays_and_what_contradicts_it_goes(assistant: Assistant) -> None:
    earlier = date(2031, 3, 1)
    counted = replace(PROFILE, member_meetings=1, life_meeting=True, committee_members=3)
    assistant.visits.keep(counted, OUTCOMES, earlier)
    whole = assistant.visits.prepared(Profile(SECRET, employees=60))
    assert (whole.area, whole.members, whole.employees) == ("东湖园区", 5, 60)
    assert whole.kept_on["members"] == earlier and "employees" not in whole.kept_on
    # Counts are those up to their day, and go with it.
    assert (whole.member_meetings, whole.recorded_on) == (1, earlier)
    newer = assistant.visits.prepared(Profile(SECRET, party_days=5))
    assert (newer.member_meetings, newer.recorded_on) == (None, None)
    assert newer.life_meeting is True  # was done this year, whatever the day
    gone = assistant.visits.prepared(Profile(SECRET, organisation=Organisation.NONE))
    assert (gone.secretary, gone.committee_members, gone.members) == (None, None, 5)
    few = assistant.visits.prepared(Profile(SECRET, employees=4))
    assert (few.employees, few.members) == (4, None)  # five of four cannot be
    assert assistant.visits.prepared(Profile(SECRET), date(2031, 2, 1)).members is None
    assert assistant.visits.prepared(Profile(SECRET), fresh=True).members is None


def test_counts_of_last_year_are_not_those_of_this_year(tmp_path: Path) -> None:
    with build_assistant(Settings(home=tmp_path / "home"), lambda: date(2030, 12, 1)) as before:
        before.visits.keep(replace(PROFILE, member_meetings=4, life_meeting=True), ())
    with build_assistant(Settings(home=tmp_path / "home"), lambda: TODAY) as now:
        said = now.visits.prepared(Profile(SECRET, party_days=5))
        assert (said.life_meeting, said.member_meetings) == (None, None)
        untold = now.visits.prepared(Profile(SECRET))
        assert (untold.member_meetings, untold.recorded_on) == (4, date(2030, 12, 1))


def test_a_backup_is_put_together_with_what_is_kept_meanwhile(
    assistant: Assistant, tmp_path: Path
) -> None:
    assistant.visits.keep(PROFILE, OUTCOMES, date(2031, 3, 1))
    assistant.visits.record(SECRET, Visit(date(2031, 3, 2), "第一次"))
    assert assistant.visits.export(tmp_path / "一.json") == 1
    assistant.visits.keep(Profile(SECRET, area="东湖园区", employees=99), ())
    assistant.visits.record(SECRET, Visit(TODAY, "第二次"), done=["组织生活会"])
    before = assistant.visits.find(SECRET)
    assert assistant.visits.restore(tmp_path / "一.json") == 1
    assert assistant.visits.find(SECRET) == before
    assistant.visits.forget(SECRET)
    assistant.visits.keep(Profile(SECRET, area="东湖园区", employees=70), ())
    assistant.visits.restore(tmp_path / "一.json")
    kept = assistant.visits.find(SECRET)
    assert (kept.profile.employees, kept.profile.members) == (70, 5)
    assert [one.found for one in kept.visits] == ["第一次"]
    assert kept.first and kept.first.day == date(2031, 3, 1)


def test_an_enterprise_without_a_park_gains_one(assistant: Assistant) -> None:
    assistant.visits.keep(Profile(SECRET, members=3), ())
    assistant.visits.keep(Profile(SECRET, area="东湖园区", employees=9), ())
    (kept,) = assistant.visits.all()
    assert (kept.profile.area, kept.profile.members) == ("东湖园区", 3)


def test_a_file_that_is_no_store_is_left_alone_and_told(
    assistant: Assistant, tmp_path: Path
) -> None:
    _file(tmp_path).write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(AssistantError, match="已损坏或不是本程序建立的"):
        assistant.visits.keep(PROFILE, ())
    assert _file(tmp_path).read_bytes().startswith(b"nothing")


def test_writers_at_the_same_moment_lose_nothing(tmp_path: Path) -> None:
    offices = [build_assistant(Settings(home=tmp_path / "home")) for _ in range(2)]

    def work(office: Assistant, first: int) -> None:
        for number in range(first, first + 10):
            office.visits.keep(replace(PROFILE, name=f"企业{number}"), OUTCOMES)

    threads = [Thread(target=work, args=(one, 10 * i)) for i, one in enumerate(offices)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(offices[0].visits.all()) == 20


def test_progress_counts_each_park_and_compares_with_the_first_pack(assistant: Assistant) -> None:
    met = tuple(replace(one, state=CheckState.MET) for one in OUTCOMES[:3])
    assistant.visits.keep(PROFILE, OUTCOMES)
    assistant.visits.keep(PROFILE, met)
    assistant.visits.keep(replace(PROFILE, name="另一家", area=None, problems=()), ())
    park, none = assistant.visits.progress()
    assert (park.area, park.enterprises, park.counts) == ("东湖园区", 1, (3, 0, 0))
    assert (park.first_share, park.share) == ("33%", "100%")
    assert (park.open_problems, park.done_problems) == (1, 1)
    assert (none.area, none.counts, none.share) == ("未填园区", (0, 0, 0), "—")


def test_a_backup_of_the_library_holds_nothing_of_it(assistant: Assistant, tmp_path: Path) -> None:
    assistant.visits.keep(PROFILE, OUTCOMES)
    (tmp_path / "规定.txt").write_text("读书会规定\n\n第一条 按时还书。", "utf-8")
    assistant.add([tmp_path / "规定.txt"])
    assistant.export(tmp_path / "备份.zip")
    with zipfile.ZipFile(tmp_path / "备份.zip") as archive:
        held = [archive.read(name) for name in archive.namelist()]
        assert not [name for name in archive.namelist() if "visits" in name]
    assert not [content for content in held if SECRET.encode() in content]
    assert assistant.check().findings == ()


def test_a_day_to_come_is_refused_and_a_later_visit_is_no_earlier_one(assistant: Assistant) -> None:
    assistant.visits.keep(PROFILE, ())
    with pytest.raises(AssistantError, match="2031-05-21，还没有到"):
        assistant.visits.record(SECRET, Visit(date(2031, 5, 21)))
    assistant.visits.record(SECRET, Visit(TODAY))
    assert assistant.visits.prepared(PROFILE).last_visit == TODAY
    assert assistant.visits.prepared(PROFILE, date(2031, 5, 1)).last_visit is None
