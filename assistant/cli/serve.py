"""`dangwu serve`: the page in a browser."""

from __future__ import annotations

import errno
import importlib
import ipaddress
import socket
from typing import Annotated

import typer

from assistant import AssistantError, load_settings, spoken_reason
from assistant.cli.opening import open_library
from assistant.cli.output import tell
from assistant.cli.values import Port

Host = Annotated[
    str | None,
    typer.Option("--host", metavar="地址", help="监听的地址，默认 127.0.0.1，只限本机访问"),
]


def serve(host: Host = None, port: Port = None) -> None:
    """Serve the page until interrupted."""
    settings = load_settings()
    where = host or settings.host
    number = settings.port if port is None else port
    require_free(where, number)
    if not is_loopback(where):
        tell(
            f"注意：页面将监听 {where}，同一网络中的其他人不用密码就能打开。只在可信的网络里使用。"
        )
    # The page is a sibling front end, found by name so that this command depends on the door alone.
    page = importlib.import_module("ui.app")
    with open_library(settings) as assistant:
        page.serve(assistant, where, number)


def require_free(host: str, port: int) -> None:
    """Fail with a clear sentence where nothing can listen on the address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise AssistantError(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"端口 {port} 已被占用，党务助手可能已经打开。"
            f"请先看看 http://{host}:{port}，或换一个端口：dangwu serve --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}，请换一个 1024 以上的端口：dangwu serve --port 7860"
    return f"不能监听 {host}:{port}（{spoken_reason(error)}），请核对 --host 和 --port。"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
