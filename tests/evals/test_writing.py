"""The benchmark of the gate while a model writes: its server, its figures, its table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.bench_tables import show_bench
from evals.cli import main
from evals.speed.writing_server import written

ROOT = Path(__file__).resolve().parents[2]


def test_the_server_writes_from_what_it_is_given() -> None:
    asked = (
        '<资料 编号="1" 文件="《甲》">\n1. 党支部每月相对固定1天开展主题党日（《乙》第十六条）。\n'
        "</资料>\n"
        '<资料 编号="2">\n少。\n第三条　书记每年至少参加1次集中轮训。\n</资料>\n<问题>？</问题>'
    )
    first, rest = written(asked)
    assert first == "结论\n按规定，党支部每月相对固定1天开展主题党日。[1]\n"
    assert rest == "依据\n按规定，书记每年至少参加1次集中轮训。[2]\n"


def test_the_first_sentence_is_timed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("03_三会一课与会议表决.md", "09_党费的收缴.md", "02_支部委员会的设置与换届.md"):
        (tmp_path / name).write_bytes((ROOT / "corpus" / name).read_bytes())
    command = ["bench", "--quick", "--json", "--part", "writing", "--corpus", str(tmp_path)]
    assert main(command) == 0
    told: dict[str, Any] = json.loads(capfd.readouterr().out)["writing"]
    assert 0 < told["shown"] <= told["asked"] <= 10
    assert 0 < told["first_p50_ms"] <= told["first_p95_ms"] <= told["first_max_ms"]
    assert 0 < told["check_p50_ms"] <= told["check_p95_ms"]
    assert told["tokens"] == [100, 50]
    assert told["written"] > told["dropped"]
    show_bench({"writing": told})
    shown = capfd.readouterr().out
    assert "核对一句" in shown
    assert "≤ 100" in shown
