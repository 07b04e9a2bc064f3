"""Work in a process of its own, so that memory and warm caches are not shared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.errors import InputError

_ROOT = Path(__file__).resolve().parents[1]


def run_apart(arguments: Sequence[str]) -> Any:
    """What `python -m evals … --json` prints; its progress and its errors go to our stderr."""
    done = python(["-m", "evals", *arguments, "--json"], stderr=None)
    if done.returncode:
        raise InputError(f"这一步没有跑完（退出码 {done.returncode}）：{' '.join(arguments)}")
    return json.loads(done.stdout)


def python(
    arguments: Sequence[str],
    extra: Mapping[str, str] | None = None,
    stderr: int | None = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    """This interpreter over the same code in UTF-8, whatever the working folder is."""
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **(extra or {})},
        check=False,
    )
