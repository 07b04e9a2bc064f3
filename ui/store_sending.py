"""Our own two addresses: files come in by one, a backup goes out by the other.

Gradio's upload route stays closed (guard.py): what it takes lies about until the program ends. Here
a file is streamed into a folder of its own beside the library, within limits that are checked
before and while it comes, and only for a page that this server has sent itself.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Mapping
from json import dumps
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import parse_qs, quote, urlsplit

from assistant import AssistantError
from ui.guard import App, Message, Receive, Scope, Send
from ui.store_job import MOST_FILES
from ui.store_work import StoreWork, TooMany, discard

FILES, BACKUP_IN, BACKUP_OUT = "/store/files", "/store/restore", "/store/backup/"
LARGEST_BACKUP = 16 << 30  # bytes
_AT_ONCE = 3  # files that come at the same time
_SILENCE_S = 60.0  # without a byte: whoever sends has gone
_SPARE = 256 << 20  # bytes of disk that are left to the library
_BLOCK = 1 << 20
_LONGEST_NAME = 120
# Control characters, marks that turn text round, and what is special in paths and file systems.
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_TOKEN = re.compile(r"[0-9a-f]{32}")


class Refused(Exception):
    """A request that is not served: its status, and why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Sending:
    """An ASGI layer before the page."""

    def __init__(self, app: App, work: StoreWork) -> None:
        self._app = app
        self._work = work
        self._coming = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith("/store/"):
            await self._app(scope, receive, send)
            return
        try:
            if path in (FILES, BACKUP_IN):
                await self._take(scope, receive, send)
            elif path.startswith(BACKUP_OUT) and scope["method"] == "GET":
                await self._hand_out(path.removeprefix(BACKUP_OUT), send)
            else:
                raise Refused(404, "没有这个地址。")
        except Refused as refused:
            await _answer(send, refused.status, {"problem": str(refused)})
        except AssistantError as error:
            await _answer(send, 503, {"problem": str(error)})

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        _check_origin(scope["method"], headers)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        batch, name = asked.get("batch", [""])[0], safe_name(asked.get("name", [""])[0])
        if not _TOKEN.fullmatch(batch):
            raise Refused(400, "请求不完整，请刷新页面再试。")
        backup = scope["path"] == BACKUP_IN
        length = _length(headers, name, LARGEST_BACKUP if backup else self._work.largest_bytes)
        try:
            if not backup:
                self._work.make_room(batch)
        except TooMany:
            raise Refused(409, f"一次最多添加 {MOST_FILES} 个文件，请分几次添加。") from None
        async with self._coming:
            target = self._work.place() / ("backup.zip" if backup else name)
            if shutil.disk_usage(target.parent).free < length + _SPARE:
                target.parent.rmdir()
                raise Refused(507, "磁盘空间不足，没有接收。请清理磁盘后再试。")
            try:
                await _save(receive, target, length)
            except BaseException:
                discard(target)
                raise
        if backup:
            self._work.accept_backup(batch, target)
        else:
            self._work.accept(batch, name, target)
        await _answer(send, 200, {"name": name})

    async def _hand_out(self, token: str, send: Send) -> None:
        ready = self._work.backup
        if ready is None or token != ready[0] or not ready[1].is_file():
            raise Refused(404, "备份文件已经不在，请重新生成备份。")
        path = ready[1]
        headers = [
            (b"content-type", b"application/zip"),
            (b"content-length", str(path.stat().st_size).encode()),
            (b"content-disposition", f"attachment; filename*=UTF-8''{quote(path.name)}".encode()),
            (b"cache-control", b"no-store"),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        with path.open("rb") as file:
            while block := await asyncio.to_thread(file.read, _BLOCK):
                await send({"type": "http.response.body", "body": block, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def safe_name(name: str) -> str:
    """The name of a file without any way to it, fit for every disk and for every list."""
    base = PurePosixPath(name.replace("\\", "/")).name
    plain = _UNFIT.sub("_", base).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = plain, ""
    # 255 bytes are the most that file systems take; a Chinese character has three or four.
    stem = stem.encode("utf-8", "replace")[: _LONGEST_NAME * 3 // 2].decode("utf-8", "ignore")
    return f"{stem or '文件'}.{ending}" if ending else stem or "文件"


def _check_origin(method: str, headers: Mapping[str, str]) -> None:
    """Only a page of this server may send: others cannot set our header, nor hide their origin."""
    if method != "POST":
        raise Refused(405, "这个地址只接收文件。")
    same = urlsplit(headers.get("origin", "")).netloc.lower() == headers.get("host", "").lower()
    site = headers.get("sec-fetch-site", "same-origin")
    if not same or site != "same-origin" or headers.get("x-dangwu") != "1":
        raise Refused(403, "只能从党务助手的页面发送文件。")


def _length(headers: Mapping[str, str], name: str, largest: int) -> int:
    told = headers.get("content-length", "")
    if not told.isdecimal() or len(told) > 15:
        raise Refused(411, "没有说明文件大小，请换一个浏览器再试。")
    length = int(told)
    if length == 0:
        raise Refused(400, f"“{name}”是空文件（0 字节），请核对文件内容。")
    if length > largest:
        raise Refused(413, f"“{name}”超过上限 {largest >> 20} MB，请拆成几个文件再添加。")
    return length


async def _save(receive: Receive, target: Path, length: int) -> None:
    """Write what comes, exactly as many bytes as were announced, or raise."""
    with target.open("xb") as file:
        got = 0
        while True:
            message = await _next(receive)
            body = message.get("body", b"")
            got += len(body)
            if got > length:
                raise Refused(400, "收到的内容比说明的多，没有接收。")
            await asyncio.to_thread(_write, file, body)
            if not message.get("more_body"):
                break
    if got != length:
        raise Refused(400, "文件没有传完，请重新发送。")


async def _next(receive: Receive) -> Message:
    try:
        message = await asyncio.wait_for(receive(), _SILENCE_S)
    except TimeoutError:
        raise Refused(408, "发送中断太久，请重新发送。") from None
    if message["type"] == "http.disconnect":
        raise Refused(400, "发送中断，请重新发送。")
    return message


def _write(file: BinaryIO, body: bytes) -> None:
    try:
        file.write(body)
    except OSError as error:
        raise Refused(507, "磁盘写不下，没有接收。请清理磁盘后再试。") from error


async def _answer(send: Send, status: int, told: Mapping[str, str]) -> None:
    body = dumps(told, ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
