"""The formats whose reading is timed: how a file is made, and how many are enough."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import InputError
from evals.speed.flowing_files import (
    write_docx,
    write_html,
    write_md,
    write_pptx,
    write_txt,
    write_xlsx,
)
from evals.speed.leaves import Leaf
from evals.speed.paged_files import write_ofd, write_pdf, write_scan

_OFFICE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Format:
    """`share`: of the number of files asked for; formats that take seconds a page need few.
    `plain`: whether the plain script has a loader for it.
    """

    suffix: str
    write: Callable[[Leaf, Path], None]
    share: float = 1.0
    plain: bool = True


FORMATS: dict[str, Format] = {
    "TXT": Format(".txt", write_txt),
    "MD": Format(".md", write_md),
    "HTML": Format(".html", write_html),
    "DOCX": Format(".docx", write_docx),
    "PDF": Format(".pdf", write_pdf),
    "OFD": Format(".ofd", write_ofd, plain=False),
    "XLSX": Format(".xlsx", write_xlsx),
    "PPTX": Format(".pptx", write_pptx),
    "SCAN": Format(".pdf", write_scan, share=0.1, plain=False),
    "DOC": Format(".doc", write_docx, share=0.2, plain=False),
}
FORMAT_NAMES = {
    "MD": "Markdown",
    "HTML": "网页",
    "DOCX": "Word（DOCX）",
    "PDF": "PDF（有文字层）",
    "XLSX": "Excel（XLSX）",
    "PPTX": "幻灯片（PPTX）",
    "SCAN": "PDF（扫描件）",
    "DOC": "旧版 Word（DOC）",
}


def write_files(folder: Path, name: str, documents: Sequence[Leaf]) -> None:
    """The documents as files of a format. Raises: InputError where this machine cannot make them.

    Their number follows `documents` alone; see `Format.share` for how many make sense.
    """
    folder.mkdir(parents=True)
    try:
        if name == "DOC":
            _write_doc(folder, documents)
            return
        made = FORMATS[name]
        for leaf in documents:
            made.write(leaf, folder / f"{leaf.name}{made.suffix}")
    except ImportError as error:
        raise InputError(f"没有安装 {error.name}，做不出测试文件") from error


def _write_doc(folder: Path, documents: Sequence[Leaf]) -> None:
    """Word files that LibreOffice turns into old ones, all in one run of it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError("没有安装 LibreOffice（apt-get install libreoffice-writer）")
    with tempfile.TemporaryDirectory() as scratch:
        new = Path(scratch) / "docx"
        write_files(new, "DOCX", documents)
        command = [program, f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", "--convert-to", "doc", "--outdir", str(folder)]
        try:
            subprocess.run(
                [*command, *map(str, sorted(new.iterdir()))],
                capture_output=True,
                check=True,
                timeout=_OFFICE_SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(f"LibreOffice 没有转成 DOC（{type(error).__name__}）") from error
    if len(list(folder.iterdir())) < len(documents):
        raise InputError("LibreOffice 没有转成 DOC")
