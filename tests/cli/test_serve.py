from __future__ import annotations

import socket

import pytest

from assistant import AssistantError
from assistant.cli.serve import is_loopback, require_free
from tests.cli.conftest import Dangwu


def test_a_taken_port_is_one_clear_line(dangwu: Dangwu) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        outcome = dangwu("serve", "--port", str(port))
    assert outcome.code == 2
    assert f"端口 {port} 已被占用" in outcome.err and f"--port {port + 1}" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_free_port_is_accepted_and_left_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_named() -> None:
    with pytest.raises(AssistantError, match=r"192\.0\.2\.1:7860"):
        require_free("192.0.2.1", 7860)


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.9", False),
        ("intranet", False),
    ],
)
def test_only_loopback_counts_as_this_machine_alone(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
