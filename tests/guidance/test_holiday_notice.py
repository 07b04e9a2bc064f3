from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import AssistantError
from assistant.guidance.due_dates import dated
from assistant.guidance.holiday_notice import read_notices
from assistant.guidance.start_names import read_starts
from assistant.guidance.working_days import WorkingDays
from tests.guidance.date_cases import NOTICE

MADE_UP = """
[2030]
"元旦" = [2030-01-01, 2030-01-03]
"上班" = [2030-01-05]
"""


def test_a_year_written_down_by_the_user_counts_like_a_known_one(tmp_path: Path) -> None:
    path = tmp_path / "放假安排.toml"
    path.write_text(MADE_UP, "utf-8")
    starts = read_starts(["公示开始日=2029-12-31"])  # a Monday; Tuesday to Thursday are off
    (due,) = dated(NOTICE, starts, WorkingDays(read_notices(path)))
    assert due.date == date(2030, 1, 9)  # Friday 4, Saturday 5, Monday 7 to Wednesday 9
    assert any("元旦假期（1月1日至1月3日）；1月5日调休上班" in note for note in due.notes)
    unknown = next(note for note in due.notes if "没有收录" in note)
    assert "2029年" in unknown and "2030年" not in unknown


def test_a_year_written_down_wins_over_the_kept_one(tmp_path: Path) -> None:
    path = tmp_path / "放假安排.toml"
    path.write_text('[2026]\n"国庆节" = [2026-10-01, 2026-10-03]\n', "utf-8")
    (due,) = dated(NOTICE, read_starts(["公示开始日=2026-09-28"]), WorkingDays(read_notices(path)))
    assert due.date == date(2026, 10, 7)  # 29, 30, then Monday 5 to Wednesday 7


def test_without_a_file_there_is_nothing_to_add(tmp_path: Path) -> None:
    assert read_notices(tmp_path / "放假安排.toml") == {}


@pytest.mark.parametrize(
    "content, complaint",
    [
        ("[2030", "TOML"),
        ("\ufeff2030 = 1", "没有内容"),
        ("[2030]", "没有内容"),
        ('["明年"]\n"元旦" = [2030-01-01, 2030-01-01]', "不是年份"),
        ('[2030]\n"元旦" = ["2030-01-01", "2030-01-01"]', "“元旦”写法不对"),
        ('[2030]\n"元旦" = [2029-12-31, 2030-01-01]', "“元旦”写法不对"),
        ('[2030]\n"元旦" = [2030-01-01]', "首日和末日"),
        ('[2030]\n"元旦" = [2030-01-03, 2030-01-01]', "首日和末日"),
        ('[2030]\n"元旦" = [2030-01-01, 2030-12-01]', "首日和末日"),
        ('[2030]\n"上班" = 2030-01-05', "“上班”写法不对"),
    ],
)
def test_a_notice_that_will_not_do_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "放假安排.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(AssistantError, match=complaint) as caught:
        read_notices(path)
    assert str(path) in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "放假安排.toml"
    path.write_bytes(MADE_UP.encode("gb18030"))
    with pytest.raises(AssistantError, match="UTF-8"):
        read_notices(path)
