"""Damaged files of every format: our errors or a text, soon."""

from __future__ import annotations

import random
import time
from pathlib import Path

from assistant.documents.loaders.registry import load
from assistant.errors import DocumentError
from tests.documents.loaders import sample_files as samples

ROUNDS = 60  # for each of five files
SECONDS = 10.0


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Flip bytes, cut, repeat or drop a stretch."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        at = chance.randrange(len(damaged))
        match chance.randrange(4):
            case 0:
                damaged[at] = chance.randrange(256)
            case 1:
                damaged[at : at + chance.randrange(1, 40)] = b""
            case 2:
                damaged[at:at] = damaged[at : at + chance.randrange(1, 200)]
            case _:
                damaged[at : at + 8] = chance.randbytes(8)
        if len(damaged) < 20:
            break
    if chance.random() < 0.1:
        del damaged[chance.randrange(len(damaged)) :]
    return bytes(damaged) or b"x"


def test_only_document_errors_escape_and_nothing_hangs(tmp_path: Path) -> None:
    chance = random.Random(20250101)
    files = {
        "a.txt": "\n".join(samples.RULES).encode("gb18030"),
        "a.md": ("---\ntitle: 样例\n---\n" + "\n".join(samples.RULES)).encode(),
        "a.pdf": samples.pdf(samples.RULES, head="汇编", numbers="{}", lines_per_page=7),
        "a.docx": samples.docx(samples.RULES, samples.TABLE),
        "a.html": samples.html(samples.RULES),
    }
    outcomes = {"read": 0, "refused": 0}
    for name, data in files.items():
        for _ in range(ROUNDS):
            path = tmp_path / name
            path.write_bytes(mutate(data, chance))
            began = time.monotonic()
            try:
                loaded = load(path, 10_000_000)
            except DocumentError as error:
                outcomes["refused"] += 1
                assert name in str(error)
            else:
                outcomes["read"] += 1
                assert loaded.text
                assert all(0 <= start <= len(loaded.text) for start in loaded.pages)
            assert time.monotonic() - began < SECONDS
    assert outcomes["read"] > 50
    assert outcomes["refused"] > 20
