"""One text in every format gives one stored text."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.loaders.registry import load
from tests.documents.loaders import sample_files as samples

EXPECTED = "\n".join(samples.RULES)
FILES = {
    "plain.txt": "\n".join(samples.RULES).encode(),
    "windows.txt": "\r\n".join(f"　　{line}" for line in samples.RULES).encode("gb18030"),
    "wrapped.txt": "\n".join(
        line for text in samples.RULES for line in samples.wrap(text, 30, "　　")
    ).encode(),
    "note.md": ("---\ntitle: 样例\n---\n" + "\n\n".join(samples.RULES)).encode(),
    "typeset.pdf": samples.pdf(samples.RULES),
    "book.pdf": samples.pdf(
        samples.RULES, head="样例企业制度汇编", numbers="— {} —", lines_per_page=7
    ),
    "word.docx": samples.docx(samples.RULES),
    "page.html": samples.html(samples.RULES),
    "old-page.htm": samples.html(samples.RULES, "gb2312"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    loaded = load(path, max_bytes=10_000_000)
    assert "".join(loaded.text.split()) == "".join(EXPECTED.split())
    assert [line for line in loaded.text.split("\n") if line] == list(samples.RULES)
    assert loaded.warnings == ()
