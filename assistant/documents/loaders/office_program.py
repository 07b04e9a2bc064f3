"""LibreOffice as a converter: found, kept apart, kept quiet, and stopped when it takes too long."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import FileBroken, FileTooLarge, FormatUnsupported

SECONDS = 120.0  # for one file, the start of the program included
_LARGEST_RESULT = 300 * 1024 * 1024  # bytes
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/opt/libreoffice*/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/lib/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")

# Nothing in a document may run, and nothing may be fetched: linked pictures, sections and
# sheets stay as they are, and whatever still asks for the network is sent to a closed door.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def find_program() -> Path | None:
    """Where LibreOffice is installed, if it is."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    for place in _PLACES:
        root = Path(Path(place).anchor)
        if root.is_dir():
            for path in sorted(root.glob(str(Path(place).relative_to(root))), reverse=True):
                return path
    return None


def convert(data: bytes, name: str, suffix: str, target: str, seconds: float = SECONDS) -> bytes:
    """A file of the kind `suffix` (".doc") as one of the kind `target` ("docx").

    Raises FormatUnsupported without LibreOffice, FileBroken when it can make nothing of the
    file, FileTooLarge when it takes longer than `seconds`.
    """
    program = find_program()
    if program is None:
        raise FormatUnsupported(
            f"读取“{name}”需要 LibreOffice，这台机器上没有找到。请管理员安装（Debian、统信、麒麟："
            f"apt-get install {_package(target)}；Windows：从 LibreOffice 官网下载安装包），"
            f"或用 Word、WPS 另存为 .{target} 后再添加。"
        )
    with tempfile.TemporaryDirectory(prefix="dangwu-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"source{suffix}"
        source.write_bytes(data)
        _write_profile(home / "profile")
        command = [
            str(program),
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            *_OPTIONS,
            *("--convert-to", target, "--outdir", str(home / "out"), str(source)),
        ]
        said = _run(command, home, name, seconds)
        return _result(home / "out" / f"source.{target}", name, target, said)


def _package(target: str) -> str:
    parts = {"pptx": "libreoffice-impress", "xlsx": "libreoffice-calc"}
    return parts.get(target, "libreoffice-writer")


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>",
        "utf-8",
    )


def _run(command: list[str], home: Path, name: str, seconds: float) -> str:
    """What the program says; it is stopped with all its children after `seconds`."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LANG") if key in os.environ}
    with _started(command, home, {**kept, "HOME": str(home), "TMPDIR": str(home)}) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise FileTooLarge(
                f"“{name}”转换超过 {seconds:g} 秒没有完成，已停止。"
                "请用 Word 或 WPS 打开，拆成几个文件或另存为 .docx 后再添加。"
            ) from None
    return said.decode("utf-8", "replace")


@contextmanager
def _started(
    command: list[str], home: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it has started: soffice is only the launcher."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
            )
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass  # all of them have ended
    process.wait()
    if process.stdout:
        process.stdout.close()


def _result(path: Path, name: str, target: str, said: str) -> bytes:
    if not path.is_file():
        if "no export filter" in said:
            raise FormatUnsupported(
                f"读取“{name}”还缺 LibreOffice 的一个组件。请管理员安装"
                f"（apt-get install {_package(target)}），或另存为 .{target} 后再添加。"
            )
        raise FileBroken(
            f"“{name}”无法打开，可能已损坏或有打开密码。"
            f"请用 Word 或 WPS 打开，另存为不加密的 .{target} 后再添加。"
        )
    if path.stat().st_size > _LARGEST_RESULT:
        raise FileTooLarge(f"“{name}”转换后过大，没有读取。请拆成几个文件再添加。")
    return path.read_bytes()
