"""Holiday notices that the user wrote down: years which the kept calendar does not know yet.

A TOML file, one table a year; every holiday with its first and last day off, 上班 with the
Saturdays and Sundays on which people work:

    [2030]
    "元旦" = [2030-01-01, 2030-01-01]
    "春节" = [2030-02-02, 2030-02-08]
    "上班" = [2030-01-27, 2030-02-09]
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.guidance.working_days import Arrangement
from assistant.reasons import spoken_reason

FILE_NAME = "放假安排.toml"
_WORKED = "上班"
_LONGEST = 31  # days of one holiday; more is a slip of the pen
_SHAPE = '应为 [年份] 一节，节里写 "春节" = [首日, 末日] 和 "上班" = [日期, …]，日期如 2030-02-02'


def read_notices(path: Path) -> dict[int, Arrangement]:
    """The arrangements in the file by year; none where there is no file.

    Raises: ConfigurationError naming the file and the entry that cannot be used.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigurationError(f"读不到“{path}”：{spoken_reason(error)}。请检查权限") from error
    except ValueError as error:
        raise ConfigurationError(f"“{path}”不是 UTF-8 编码的 TOML 文件，{_SHAPE}") from error
    return {_year(path, name): _arrangement(path, name, year) for name, year in table.items()}


def _year(path: Path, name: str) -> int:
    if not (name.isascii() and name.isdigit() and len(name) == 4):
        raise ConfigurationError(f"“{path}”里的“{name}”不是年份，{_SHAPE}")
    return int(name)


def _arrangement(path: Path, name: str, rows: Any) -> Arrangement:
    if not isinstance(rows, dict) or not rows:
        raise ConfigurationError(f"“{path}”里的{name}年没有内容，{_SHAPE}")
    off: dict[date, str] = {}
    worked: frozenset[date] = frozenset()
    for holiday, days in rows.items():
        if not _are_days(days, int(name)):
            raise ConfigurationError(f"“{path}”里{name}年的“{holiday}”写法不对，{_SHAPE}")
        if holiday == _WORKED:
            worked = frozenset(days)
        else:
            off |= _stretch(path, holiday, days)
    return Arrangement(off, worked)


def _are_days(days: Any, year: int) -> bool:
    """Whether it is a list of days of that year."""
    return isinstance(days, list) and all(
        isinstance(day, date) and not isinstance(day, datetime) and day.year == year for day in days
    )


def _stretch(path: Path, holiday: str, days: list[date]) -> dict[date, str]:
    length = (days[-1] - days[0]).days + 1 if len(days) == 2 else 0
    if not 1 <= length <= _LONGEST:
        raise ConfigurationError(f"“{path}”里的“{holiday}”要写首日和末日两个日期，{_SHAPE}")
    return {days[0] + timedelta(days=offset): holiday for offset in range(length)}
