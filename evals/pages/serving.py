"""A page in a process of its own on a free loopback port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from evals.errors import InputError

_ROOT = Path(__file__).resolve().parents[2]
_WITHIN_S = 120.0
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # past any proxy named

OURS = ("-m", "assistant", "serve", "--port")
PLAIN = ("-m", "evals.pages.plain_page")


@contextmanager
def page_over(home: Path, arguments: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Address and process id of the page that `arguments` and a port start over the library."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, *arguments, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "DANGWU_HOME": str(home)},
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(process, address)
        yield address, process.pid
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Until the page answers. Raises InputError with its last words when it ends instead."""
    end = time.monotonic() + _WITHIN_S
    while time.monotonic() < end:
        if process.poll() is not None:
            _, words = process.communicate()
            raise InputError(f"页面没有打开：{words.decode('utf-8', 'replace').strip()[-300:]}")
        try:
            with _LOCAL.open(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise InputError(f"页面 {_WITHIN_S:.0f} 秒内没有打开。")
