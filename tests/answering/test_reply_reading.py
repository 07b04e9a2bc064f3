"""What models write, read as titles and sentences, whatever pieces it comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.reply_marks import read_marks
from assistant.answering.reply_reading import Event, ReplyReader, Title, Written

LAST = 4


def read(reply: str, size: int = 1_000) -> list[Event]:
    reader, events = ReplyReader(LAST), []
    for at in range(0, len(reply), size):
        events += reader.read(reply[at : at + size])
    return [*events, *reader.finish()]


def told(reply: str) -> list[str]:
    """`title:` and `sentence|marks`, as a short form of the events."""
    return [
        f"{event.name}:" if isinstance(event, Title) else f"{event.text}|{_numbers(event)}"
        for event in read(reply)
        if isinstance(event, Title | Written)
    ]


def _numbers(written: Written) -> str:
    return ",".join(map(str, written.marks))


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("党费按月交[1]。", "党费按月交。", (1,)),
        ("党费按月交。【1】", "党费按月交。", (1,)),
        ("党费按月交［１］。", "党费按月交。", (1,)),
        ("党费按月交(ID:1)。", "党费按月交。", (1,)),
        ("党费按月交。（来源：2）", "党费按月交。", (2,)),
        ("党费按月交（见[1]）。", "党费按月交。", (1,)),
        ("党费按月交[1][2]。", "党费按月交。", (1, 2)),
        ("党费按月交[1,2]。", "党费按月交。", (1, 2)),
        ("党费按月交[1、3]。", "党费按月交。", (1, 3)),
        ("党费按月交[1-3]。", "党费按月交。", (1, 2, 3)),
        ("党费按月交[资料2]。", "党费按月交。", (2,)),
        ("党费按月交[citation:1][citation:2]", "党费按月交", (1, 2)),
        ("党费按月交【1†来源】", "党费按月交", (1,)),
        ("党费按月交¹。", "党费按月交。", (1,)),
        ("党费按月交<sup>2</sup>。", "党费按月交。", (2,)),
        ("党费按月交①。", "党费按月交。", (1,)),
        ("党费按月交。（3）", "党费按月交。", (3,)),
        ("根据资料[1]的规定，党费按月交。", "党费按月交。", (1,)),
        ("资料【2】规定：党费按月交。", "党费按月交。", (2,)),
        ("[1] 党费按月交。", "党费按月交。", (1,)),
        ("党费按月交[9]。", "党费按月交。", (9,)),
        ("党费按月交[0]。", "党费按月交。", (0,)),
    ],
)
def test_a_mark_is_understood_in_many_spellings(
    text: str, words: str, numbers: tuple[int, ...]
) -> None:
    assert read_marks(text, LAST) == (words, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "①年满十六周岁；②有借书证。",
        "中办发[2018]7号文件已经印发。",
        "面积是50m²。",
        "样式见附件（1）。",
        "支委会由（3）至（5）人组成。",
        "第（2）项的条件照办。",
        "三人以上（含三人）的成立支部。",
        "第十条第（9）。",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert read_marks(text, LAST) == (text, ())


@pytest.mark.parametrize(
    ("reply", "events"),
    [
        ("结论\n按月交[1]。", ["结论:", "按月交。|1"]),
        (
            "## 结论\n按月交[1]。\n### 依据：\n条文。[2]",
            ["结论:", "按月交。|1", "依据:", "条文。|2"],
        ),
        ("**结论**：按月交[1]。", ["结论:", "按月交。|1"]),
        ("【结论】按月交[1]。\n【依据】条文[2]。", ["结论:", "按月交。|1", "依据:", "条文。|2"]),
        (
            "一、结论\n按月交[1]。\n二、办理步骤\n先申请[2]。",
            ["结论:", "按月交。|1", "怎么做:", "先申请。|2"],
        ),
        ("结论：\n1. 按月交[1]\n2. 自觉交。[2]", ["结论:", "按月交|1", "自觉交。|2"]),
        ("结论\n（一）按月交[1]；\n- **自觉**交[2]", ["结论:", "按月交；|1", "自觉交|2"]),
        (
            "结论\n按月交。[1]自觉交。[2][3] 不拖欠。",
            ["结论:", "按月交。|1", "自觉交。|2,3", "不拖欠。|"],
        ),
        ("结论\n按月交。（1）自觉交。（2）", ["结论:", "按月交。|", "自觉交。|2"]),
        (
            "好的，以下是答复：\n结论\n按月交[1]。\n希望以上内容对您有帮助！",
            ["结论:", "按月交。|1"],
        ),
        ("按月交[1]。\n依据：\n条文[2]。", ["结论:", "按月交。|1", "依据:", "条文。|2"]),
        ("按月交[1]。自觉交[1]。", ["结论:", "按月交。|1", "自觉交。|1"]),
        ("<think>先看[1]。\n结论\n不对。</think>结论\n按月交[1]。", ["结论:", "按月交。|1"]),
        ("```markdown\n结论\n按月交[1]。\n```\n", ["结论:", "按月交。|1"]),
        ("结论\n按月交[1]。\n```python\nprint('结论')\n```\n", ["结论:", "按月交。|1"]),
        ("结论\n按月交[1]。\n还有一半没有写", ["结论:", "按月交。|1"]),
        ("结论\n按月交[1]。\n《示例条例》第四条。\n", ["结论:", "按月交。|1"]),
        ("依据《示例条例》按月交[1]。", ["结论:", "依据《示例条例》按月交。|1"]),
        ("", []),
    ],
)
def test_titles_and_sentences_are_found_and_the_rest_is_left_out(
    reply: str, events: list[str]
) -> None:
    assert told(reply) == events


def test_thoughts_whose_beginning_is_not_marked_are_taken_back() -> None:
    events = read("结论\n不对[1]。\n</think>\n结论\n按月交[1]。", size=4)
    last = max(at for at, event in enumerate(events) if not isinstance(event, Title | Written))
    assert events[last + 1 :] == [Title("结论"), Written("按月交。", (1,))]


PARTS = st.sampled_from(
    "结论|\n|依据：|按月交|。|！|[1]|【2】|（1）|(|[|①|¹| |<think>|</think>|```|**|- |1. "
    "|<sup>3</sup>|好的，以下是：|”|50m²|《示例》|，".split("|")
)


@given(st.lists(PARTS, max_size=25), st.integers(1, 7))
def test_the_pieces_make_no_difference(parts: list[str], size: int) -> None:
    reply = "".join(parts)
    assert _after_thinking(read(reply, size)) == _after_thinking(read(reply))


def _after_thinking(events: list[Event]) -> list[Event]:
    ends = [at for at, event in enumerate(events) if not isinstance(event, Title | Written)]
    return events[ends[-1] + 1 :] if ends else events
