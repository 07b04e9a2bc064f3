"""A real page on a free loopback port, in a thread of the test."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from ui.app import build_page
from ui.server import application, listen, server
from ui.store_work import StoreWork


@contextmanager
def served(assistant: Any) -> Iterator[str]:
    """The address of a page over `assistant`; closed at the end."""
    running: list[uvicorn.Server] = []
    built = threading.Event()

    async def work() -> None:
        # Built where a loop runs: elsewhere Gradio makes loops of its own and leaves them open.
        work = StoreWork(assistant)
        app = application(build_page(assistant, work), "127.0.0.1", work)
        running.append(server(app))
        built.set()
        await running[0].serve(sockets=[listening])

    with listen("127.0.0.1", 0) as listening:  # the kernel holds early requests until it serves
        thread = threading.Thread(target=lambda: asyncio.run(work()), daemon=True)
        thread.start()
        assert built.wait(20)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            running[0].should_exit = True
            thread.join(timeout=10)
