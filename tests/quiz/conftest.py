"""An assistant over the rules of a reading club; and one of its own for what changes things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings, build_assistant

RULES = """果园读书会条例

第一条 读书会应当每月举行一次，五人以上到会方可开会。

第二条 买书的经费每年不超过3000元，由会长审批。

第三条 借书期限为一个月，续借不得超过十五日。

第四条 会长由全体会员选举产生，任期三年，可以连选连任。

第五条 会员应当履行下列义务：
（一）按时参加读书会；
（二）爱护图书；
（三）交纳会费；
（四）服从会长安排。

第六条 会员入会满六个月的，方可参加选举。

第八条 会费每季度交纳一次，每次不少于二十元。
"""
ORCHARD = """果树管护办法

第一条 果树每年冬季剪枝两次，由管护组负责。

第二条 果树浇水每月不少于四次，大雨之后可以减少。

第三条 新栽果树满三年的，方可采果。
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with both texts."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "果园读书会条例.txt").write_text(RULES, "utf-8")
    (folder / "果树管护办法.txt").write_text(ORCHARD, "utf-8")
    return folder


@pytest.fixture
def club(rules: Path, tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over both texts, with an empty bank."""
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assert not assistant.add([rules]).failed
        yield assistant
