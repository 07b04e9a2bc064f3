"""The server takes one address, and what it sends stays on this machine."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant import AssistantError
from ui.guard import clean_template
from ui.server import listen


def fetch(address: str, path: str, host: str | None = None) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, body


def test_the_first_page_names_no_other_host(address: str) -> None:
    status, headers, body = fetch(address, "/")
    named = {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"'\\<]+", body)}
    assert status == 200
    # www.w3.org is the XML name of SVG; evil.example stands in a document's title, listed as text.
    assert named <= {"127.0.0.1", "www.w3.org", "evil.example"}
    assert 'lang="zh-CN"' in body
    assert "<title>" in body or '"title":"党务助手"' in body
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


def test_another_name_for_this_machine_is_refused(address: str) -> None:
    assert fetch(address, "/", host="evil.example")[0] == 403
    assert fetch(address, "/config", host="evil.example:80")[0] == 403
    assert fetch(address, "/", host="localhost:1234")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/proxy=https://example.org/",
        "/gradio_api/file=/etc/hostname",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/mcp/",
        "/docs",
        "/monitoring",
    ],
)
def test_routes_that_the_page_does_not_use_are_closed(address: str, path: str) -> None:
    assert fetch(address, path)[0] == 404


def test_a_taken_port_is_named_with_a_way_out() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AssistantError, match=rf"{port}.*--port"):
            listen("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_named() -> None:
    with pytest.raises(AssistantError, match="203.0.113.7"):
        listen("203.0.113.7", 0)


def test_serving_tells_the_address_and_ends_quietly_on_interrupt() -> None:
    script = (
        "from tests.ui.page_assistant import PageAssistant\nfrom ui.app import serve\n"
        "serve(PageAssistant(), '127.0.0.1', 0)\nprint('ended')"
    )
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-u", "-c", script],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        found = re.search(r"党务助手已打开：(http://127\.0\.0\.1:\d+)", told)
        assert found, told
        with socket.create_connection(("127.0.0.1", urlsplit(found[1]).port), 10) as visitor:
            visitor.sendall(b"GET /gradio_api/heartbeat/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert visitor.recv(20).startswith(b"HTTP/1.1 200")
            process.send_signal(signal.SIGINT)
            out, error = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.endswith("ended\n")
    assert "Traceback" not in error


def test_the_template_loses_its_social_tags() -> None:
    tags = '<meta\n\tproperty="og:image"\n\tcontent="https://example.org/a.jpg"\n/>\n'
    assert clean_template(f'<head>{tags}<meta charset="utf-8" /></head>') == (
        '<head><meta charset="utf-8" /></head>'
    )
