"""The address that takes files: only from our page, only whole, only within limits."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from assistant import Assistant, Settings, build_assistant
from tests.library.test_stock import RULE
from tests.ui.serving import served
from ui.store_sending import safe_name

BATCH = "0123456789abcdef" * 2


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Assistant]:
    with build_assistant(Settings(home=tmp_path / "home", max_file_mb=1)) as assistant:
        yield assistant


@pytest.fixture
def place(library: Assistant) -> Iterator[str]:
    with served(library) as where:
        yield urlsplit(where).netloc


def send(
    place: str, body: bytes, name: str = "办法.txt", path: str = "/store/files", **headers: str
) -> tuple[int, str]:
    own = {"Origin": f"http://{place}", "X-Dangwu": "1"} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("POST", f"{path}?batch={BATCH}&name={quote(name)}", body, own)
    response = connection.getresponse()
    told = response.read().decode()
    connection.close()
    return response.status, told


def left(home: Path) -> list[str]:
    return [path.name for path in home.glob(".sent-*/**/*") if path.is_file()]


def settled(library: Assistant, many: int) -> bool:
    for _ in range(100):
        if len(library.documents()) == many:
            return True
        time.sleep(0.1)
    return False


def test_a_file_of_our_page_is_added_and_nothing_of_it_stays_on_the_way(
    place: str, library: Assistant, tmp_path: Path
) -> None:
    assert send(place, RULE.encode(), "../../../办法.txt") == (200, '{"name": "办法.txt"}')
    assert settled(library, 1)
    assert library.documents()[0].source_name == "办法.txt"
    for _ in range(50):
        if not left(tmp_path / "home"):
            break
        time.sleep(0.1)
    assert left(tmp_path / "home") == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": ""},
        {"Origin": "null"},
        {"X_Dangwu": ""},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_another_page_cannot_send(
    place: str, library: Assistant, headers: dict[str, str], tmp_path: Path
) -> None:
    status, told = send(place, RULE.encode(), **headers)
    assert (status, "只能从党务助手的页面" in told) == (403, True)
    assert left(tmp_path / "home") == []


def test_sizes_names_and_methods_are_checked(place: str, library: Assistant) -> None:
    assert send(place, b"")[0] == 400
    status, told = send(place, b"a" * ((1 << 20) + 1))
    assert (status, "超过上限 1 MB" in told) == (413, True)
    assert send(place, b"a", path="/store/other")[0] == 404
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/store/files")
    assert connection.getresponse().status == 405
    connection.close()
    assert library.documents() == []


def test_what_was_half_sent_leaves_nothing(place: str, library: Assistant, tmp_path: Path) -> None:
    host, port = place.split(":")
    with socket.create_connection((host, int(port)), 10) as line:
        head = (
            f"POST /store/files?batch={BATCH}&name=a.txt HTTP/1.1\r\nHost: {place}\r\n"
            f"Origin: http://{place}\r\nX-Dangwu: 1\r\nContent-Length: 5000\r\n\r\n"
        )
        line.sendall(head.encode() + b"half")
        for _ in range(50):
            if left(tmp_path / "home"):
                break
            time.sleep(0.1)
        assert left(tmp_path / "home") == ["a.txt"]
    for _ in range(50):
        if not left(tmp_path / "home"):
            break
        time.sleep(0.1)
    assert left(tmp_path / "home") == []
    assert library.documents() == []


def test_no_more_than_two_hundred_files_are_taken_together(place: str) -> None:
    told = [send(place, f"读书角通知\n\n第{n}次。".encode(), f"{n}.txt")[0] for n in range(201)]
    assert set(told[:200]) == {200}
    assert told[200] == 409


def test_a_backup_has_an_address_that_nobody_can_guess(place: str) -> None:
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", f"/store/backup/{BATCH}")
    response = connection.getresponse()
    assert response.status == 404
    assert "default-src 'self'" in response.headers["content-security-policy"]
    connection.close()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("/etc/passwd", "passwd"),
        ("C:\\资料\\办法.docx", "办法.docx"),
        ("a\u202egpj.exe.txt", "a_gpj.exe.txt"),
        ("..", "文件"),
        ("", "文件"),
        (".htaccess", "htaccess"),
        ("一\n二\0三.txt", "一_二_三.txt"),
        ("\ud800.txt", "?.txt"),
    ],
)
def test_names_lose_their_ways_and_what_hides_in_them(given: str, safe: str) -> None:
    assert safe_name(given) == safe
    assert len(safe_name("很" * 500 + ".docx").encode()) < 255
