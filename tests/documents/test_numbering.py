import pytest

from assistant.documents.numbering import chinese, match_mark


@pytest.mark.parametrize(
    ("line", "rank", "label"),
    [
        ("第一编 总则", "编", "第一编"),
        ("第三章　党员", "章", "第三章"),
        ("第 3 章 党员", "章", "第三章"),
        ("第五章行政行为规范", "章", "第五章"),
        ("第二节 组织机构", "节", "第二节"),
        ("第一阶段申请入党", "阶段", "第一阶段"),
        ("第二部分 工作要求", "部分", "第二部分"),
        ("第三十二条之一 增设的条文。", "条", "第三十二条之一"),
        ("第１９条 全角数字的条文。", "条", "第十九条"),
        ("一、总体要求", "一、", "一"),
        ("二十五、材料归档", "一、", "二十五"),
        ("（三）全角括号", "（一）", "（三）"),
        ("(三)半角括号", "（一）", "（三）"),
        ("1. 西文句点", "1.", "1."),
        ("２、全角数字", "1.", "2."),
        ("3．全角句点", "1.", "3."),
        ("(4)半角括号数字", "（1）", "（4）"),
        ("（4）全角括号数字", "（1）", "（4）"),
        ("③ 带圈数字", "①", "③"),
        ("第一，提高认识。", "第一", "第一"),
        ("附件2", "附件", "附件2"),
        ("附录：", "附件", "附录"),
    ],
)
def test_a_mark_is_recognised_and_named(line: str, rank: str, label: str) -> None:
    mark = match_mark(line)
    assert mark is not None
    assert (mark.kind.rank, mark.label) == (rank, label)


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的期限届满后，重新计算。",
        "第三条、第四条所称的单位",
        "第五条第二款规定的情形",
        "第二章规定的程序，适用前款。",
        "第二章的内容由支部解释",
        "第一次会议决定的事项",
        "1.5倍的工资",
        "2018年10月28日",
        "（2018年修订）",
        "一、二年级的学生党员",
        "附件：1.登记表",
        "附件1列出的表格由支部填写。",
        "统一是基本要求",
        "",
    ],
)
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    assert match_mark(line) is None


def test_a_short_first_sentence_is_the_title() -> None:
    mark = match_mark("1、查看材料。先看是否齐全，再看是否真实。")
    assert mark is not None
    assert (mark.title, mark.heading) == ("查看材料", False)


def test_numbers_become_chinese() -> None:
    wanted = {1: "一", 10: "十", 19: "十九", 20: "二十", 101: "一百零一", 110: "一百一十"}
    assert {number: chinese(number) for number in wanted} == wanted
    assert chinese(1260) == "一千二百六十"
