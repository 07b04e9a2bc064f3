"""LibreOffice as a second reader and a producer of old formats; tests skip without it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.documents.loaders.office_program import find_program

TEXT = "txt:Text (encoded):UTF8"


def convert(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, bytes]:
    """Each file, by name, as one of another kind: in one run, with a profile of its own."""
    program = find_program()
    if program is None:
        pytest.skip("没有安装 LibreOffice，跳过")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    out = folder / f"out-{target.partition(':')[0]}"
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", target, "--outdir", str(out)),
        *(str(folder / name) for name in files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    suffix = target.partition(":")[0]
    return {name: (out / f"{Path(name).stem}.{suffix}").read_bytes() for name in files}


def lines(printed: bytes) -> list[str]:
    """The lines of an exported text without white space, blank ones left out."""
    squeezed = ("".join(line.split()) for line in printed.decode("utf-8-sig").split("\n"))
    return [line for line in squeezed if line]
