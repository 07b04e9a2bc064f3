"""What is measured on a page: its first load, a load from the cache, many windows that ask."""

from __future__ import annotations

import asyncio
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil
from playwright.async_api import Browser, Error, async_playwright

from evals.errors import InputError
from evals.pages.serving import page_over
from evals.pages.window import OURS, Shape, Window

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def measure_page(
    home: Path,
    served: Sequence[str],
    shape: Shape,
    questions: Sequence[str],
    windows: int,
    loads: int,
) -> dict[str, Any]:
    """Figures of one page: ms, bytes and MB. Raises InputError without Chromium."""
    path = next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        raise InputError("没有找到 Chromium，不能测页面。可安装：apt-get install chromium")
    with page_over(home, served) as (address, process):
        figures = asyncio.run(_measure(path, address, shape, questions, windows, loads))
        memory = psutil.Process(process).memory_info().rss / 1e6
    return {**figures, "server_mb": memory}


async def _measure(
    path: str, address: str, shape: Shape, questions: Sequence[str], windows: int, loads: int
) -> dict[str, Any]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_FLAGS)
        try:
            first = await _loads(browser, address, shape, questions, loads)
            return {**first, "crowd": await _crowd(browser, address, shape, questions, windows)}
        finally:
            await browser.close()


async def _loads(
    browser: Browser, address: str, shape: Shape, questions: Sequence[str], loads: int
) -> dict[str, Any]:
    """Each load in a window of its own, so with an empty cache, then once more from the cache."""
    ready, again, asked, weights, requests = [], [], [], [], []
    for number in range(loads + 1):  # the first one warms the server and is left out
        window = await Window.opened(browser, shape)
        until = await window.load(address)
        took = await window.ask(questions[number % len(questions)])
        weight, count = window.weight, window.requests
        cached = await window.load(address)
        if number:
            ready.append(until)
            asked.append(took)
            again.append(cached)
            weights.append(weight)
            requests.append(count)
        await window.close()
    return {
        "ready_ms": statistics.median(ready),
        "ready_again_ms": statistics.median(again),
        "first_answer_ms": statistics.median(asked),
        "weight_bytes": statistics.median(weights),
        "requests": statistics.median(requests),
    }


async def _crowd(
    browser: Browser, address: str, shape: Shape, questions: Sequence[str], windows: int
) -> dict[str, Any]:
    """Many open pages that ask at the same moment, three times; one more changes its place."""
    opened = [await Window.opened(browser, shape) for _ in range(windows)]
    for window in opened:
        await window.load(address)
    times: list[float] = []
    failed = 0
    for turn in range(3):
        asking = [
            window.ask(questions[(turn * windows + number) % len(questions)])
            for number, window in enumerate(opened)
        ]
        for result in await asyncio.gather(*asking, return_exceptions=True):
            if isinstance(result, float):
                times.append(result)
            elif isinstance(result, Error):
                failed += 1
            else:
                raise result
    painted = await _painted(browser, address, shape, questions, opened)
    for window in opened:
        await window.close()
    return {"windows": windows, "failed": failed, **_spread(times), "paint_ms": painted}


async def _painted(
    browser: Browser,
    address: str,
    shape: Shape,
    questions: Sequence[str],
    opened: Sequence[Window],
) -> float | None:
    """The slowest change of place of one page while all others ask; ours alone has places."""
    if shape is not OURS:
        return None
    reader = await Window.opened(browser, shape)
    await reader.load(address)
    asking = asyncio.gather(
        *(window.ask(questions[number % len(questions)]) for number, window in enumerate(opened)),
        return_exceptions=True,
    )
    slowest = 0.0
    while not asking.done():
        slowest = max(slowest, await reader.change_place())
        await asyncio.sleep(0.05)
    await asking
    await reader.close()
    return slowest


def _spread(times: Sequence[float]) -> dict[str, float | None]:
    if not times:
        return {"p50_ms": None, "p95_ms": None, "max_ms": None}
    ordered = sorted(times)
    return {
        "p50_ms": statistics.median(ordered),
        "p95_ms": ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))],
        "max_ms": ordered[-1],
    }
