"""Several commands of `python -m evals` at once, as many as there are cores."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from evals.apart import python
from evals.errors import InputError
from evals.progress import progress_bar

_ALONE = {"EVALS_THREADS": "1"}  # one core each
_SAID = 600  # characters of what a command said before it failed


@dataclass(frozen=True, slots=True)
class Job:
    """Commands that run one after the other, each in a process of its own."""

    name: str
    commands: tuple[tuple[str, ...], ...]


def run_together(label: str, jobs: Sequence[Job]) -> dict[str, list[Any]]:
    """What the commands of each job print with `--json`, by the job's name."""
    done: dict[str, list[Any]] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool, progress_bar(label) as advance:
        running = {pool.submit(_run, job): job.name for job in jobs}
        try:
            for count, future in enumerate(as_completed(running), start=1):
                done[running[future]] = future.result()
                advance(count, len(jobs))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return {job.name: done[job.name] for job in jobs}


def _run(job: Job) -> list[Any]:
    return [_json(command) for command in job.commands]


def _json(command: Sequence[str]) -> Any:
    finished = python(["-m", "evals", *command, "--json"], extra=_ALONE)
    if finished.returncode:
        said = finished.stderr.strip()[-_SAID:]
        raise InputError(f"这一步没有跑完：{' '.join(command)}\n{said}")
    return json.loads(finished.stdout)
