"""Which text layers can be read, and which are noise of a font without a map."""

from __future__ import annotations

import pytest

from assistant.documents.loaders.pdf_quality import NO_LAYER, text_fault
from tests.documents.loaders import sample_files as samples

PAGE = "\n".join(samples.RULES)


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "— 3 —",
        "附件2",
        "联系电话：0571-0000 0000，邮箱 a_b@example.com（周一至周五 8:30—17:00）",
        "Das Büro für Öffentlichkeit prüft Anträge über größere Zuschüsse.",
        "為了使黨支部的活動有計劃、有記錄、有經費，根據上級黨組織的要求，制定本辦法。" * 3,
        "姓名：______  单位：______  □是 □否  ☑同意  ≥30%  ①②③ ½ ℃",
        PAGE + "\ue5e5\ue5e6",  # a mark or two of a font of their own
        "==========\n----------\n..........",
    ],
)
def test_readable(text: str) -> None:
    assert text_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NO_LAYER),
        (" \n\u3000\t", NO_LAYER),
        ("(cid:1045)(cid:22)(cid:3388)(cid:7)", "字形编号"),
        ("/G21/G22/G23/G24 /G25/G26", "字形编号"),
        ("/uni4E00/uni4E8C/uni4E09", "字形编号"),
        ("\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009", "无法显示"),
        ("\ufffd" * 30 + "第一条", "无法显示"),
        ("".join(map(chr, range(0x0E01, 0x0E2F))), "乱码"),
        ("!\"#$%&'*+;<>?@[]^`{}~" * 4, "乱码"),
        ("".join(map(chr, range(0x7A00, 0x7A00 + 200))), "乱码"),
    ],
)
def test_unreadable(text: str, fault: str) -> None:
    assert fault in text_fault(text)
