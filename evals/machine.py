"""The machine and the moment of a measurement, in words."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from typing import Any

_PROCESSORS = Path("/proc/cpuinfo")


def describe() -> dict[str, Any]:
    """Processor, cores, memory, system and Python; how busy it is; the day."""
    return {
        "day": time.strftime("%Y-%m-%d"),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "memory_gb": _memory(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    """The name that the system gives it; behind it the sort, where there is no name."""
    if _PROCESSORS.is_file():
        for line in _PROCESSORS.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (ValueError, OSError):
        return None
