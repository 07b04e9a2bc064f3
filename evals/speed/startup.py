"""Time to start: the import, the help text, an answer from a cold process."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant import Settings, build_assistant
from evals.apart import python
from evals.clock import timed
from evals.errors import InputError
from evals.progress import say

_IMPORT = "import time; t = time.perf_counter(); import assistant; print(time.perf_counter() - t)"
_QUESTION = "公司只有两名党员，能不能和别的企业联合建支部？"


def measure_start(corpus: Path, runs: int) -> dict[str, Any]:
    """Medians of `runs` fresh processes, in ms.

    `import_ms`: inside the process, without the interpreter's own start. `help_ms`, `ask_ms`: the
    whole command, interpreter included; the first of all runs is left out, since it warms the disk
    cache. `ask_ms` runs over a library of the given corpus.
    """
    say("测量启动时间…")
    _output(["-c", _IMPORT])
    imports = [float(_output(["-c", _IMPORT])) * 1000 for _ in range(runs)]
    with tempfile.TemporaryDirectory() as home:
        with build_assistant(Settings(home=Path(home))) as assistant:
            assistant.add([corpus])
        place = {"DANGWU_HOME": home}
        return {
            "import_ms": _median(imports),
            "help_ms": _median(_walls(["-m", "assistant", "--help"], runs)),
            "ask_ms": _median(_walls(["-m", "assistant", "ask", _QUESTION], runs, place)),
            "runs": runs,
        }


def _walls(
    arguments: Sequence[str], runs: int, extra: Mapping[str, str] | None = None
) -> list[float]:
    times: list[float] = []
    for _ in range(runs + 1):
        with timed() as lap:
            _output(arguments, extra)
        times.append(lap.seconds * 1000)
    return times[1:]


def _output(arguments: Sequence[str], extra: Mapping[str, str] | None = None) -> str:
    done = python(arguments, extra)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
        raise InputError(f"命令没有跑通：{' '.join(arguments)}：{last}")
    return done.stdout


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 1)
