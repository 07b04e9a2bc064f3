"""Personal data: found and counted, masked or refused by setting, never printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.documents.admission import Admission
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.personal_data import blot_out, count_personal
from assistant.documents.personal_numbers import is_identity_number
from assistant.documents.reading import parse_loaded
from assistant.domain import ParsedDocument
from assistant.errors import PersonalData

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(first: str) -> str:
    """An ID number that nobody has: made of 17 digits and the right check character."""
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11]


ID = identity("11010119900307001")
OTHER_ID = identity("44010619851212003")
MOBILE = "13800138000"
CARD = "6222020000000000002"


def luhn(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


CARD = luhn("622202000000000012")


def parse(text: str, personal: str, name: str = "名册.txt") -> ParsedDocument:
    rules = Admission(personal_data=personal)  # type: ignore[arg-type]
    return parse_loaded(LoadedFile(text), [name], "0" * 64, date(2026, 1, 1), (), rules)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (f"联系人身份证号{ID}。", "身份证号 1 个"),
        (f"{ID}、{OTHER_ID}", "身份证号 2 个"),
        (f"{ID[:6]} {ID[6:14]} {ID[14:]}", "身份证号 1 个"),
        (ID.translate(str.maketrans("0123456789", "０１２３４５６７８９")), "身份证号 1 个"),
        (f"电话{MOBILE}", "手机号 1 个"),
        ("电话138-0013-8000，+86 13800138000", "手机号 2 个"),
        (f"卡号{CARD}", "银行卡号 1 个"),
        (
            "姓名　出生年月\n张三　1990年3月\n李四　1985年12月\n王五　1979年1月\n",
            "人员名单（姓名和出生日期） 3 行",
        ),
    ],
)
def test_what_is_found(text: str, counts: str) -> None:
    assert count_personal(text) == counts
    covered = blot_out(text)
    assert len(covered) == len(text) and count_personal(covered) == ""


@pytest.mark.parametrize(
    "text",
    [
        ID[:-1] + ("0" if ID[-1] != "0" else "1"),  # a wrong check character
        identity("99010119900307001"),  # no such province
        identity("11010119901307001"),  # no such month
        "园发〔2012〕11号，电话010-12345678，邮编100000",
        "合同编号202601150000138001",
        "张三，1990年3月入党。",
        "2012年11月8日，会议通过了章程。",
        "https://example.com/p/13800138000",
        "12345678901234567890",
    ],
)
def test_what_is_none(text: str) -> None:
    assert count_personal(text) == ""


def test_the_check_character_decides() -> None:
    assert is_identity_number(ID)
    assert sum(is_identity_number(ID[:-1] + last) for last in "0123456789X") == 1


TEXT = f"慰问名册\n张三的身份证号是{ID}，电话{MOBILE}。\n请按时慰问。\n"


def test_by_default_the_report_counts_and_the_text_stays() -> None:
    parsed = parse(TEXT, "warn")
    assert parsed.text == TEXT and not parsed.masked
    (warning,) = [one for one in parsed.warnings if "个人信息" in one]
    assert "身份证号 1 个、手机号 1 个" in warning
    assert ID not in warning and MOBILE not in warning


def test_masked_text_keeps_its_length_and_holds_no_number() -> None:
    parsed = parse(TEXT, "mask", f"{ID}名册.txt")
    assert parsed.masked and len(parsed.text) == len(TEXT)
    kept = repr(parsed)
    assert ID not in kept and MOBILE not in kept
    assert "请按时慰问。" in parsed.text


def test_refused_with_counts_and_without_numbers() -> None:
    with pytest.raises(PersonalData) as caught:
        parse(TEXT, "refuse", f"{MOBILE}.txt")
    assert "身份证号 1 个" in str(caught.value)
    assert ID not in str(caught.value) and MOBILE not in str(caught.value)


def test_a_masked_file_leaves_no_number_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "名册.txt").write_text(TEXT, "utf-8")
    home = tmp_path / "home"
    with build_assistant(Settings(home=home, personal_data="mask")) as assistant:
        assert not assistant.add([tmp_path / "名册.txt"]).failed
        assert "请按时慰问" in assistant.search("慰问").hits[0].passage.text
    for file in home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert ID.encode() not in content and MOBILE.encode() not in content, file
