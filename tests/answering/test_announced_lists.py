"""A list that the conclusion announces stands whole in the answer, whatever clause it is in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Answer, Settings, build_assistant

RULES = """果园合作社社员权益办法

第一条　办公室及其工作人员违反本办法，侵害社员的合法权益，造成损害的，依照果园赔偿办法承担赔偿责任。

第二条　社员的合法权益受到侵害时，可以通过以下途径解决：

（一）向读书会反映，由读书会的组长登记并且转告理事会，在三十日以内答复社员；

（二）向监事会投诉，由监事会派人查看并且写出书面意见；

（三）申请社员大会复议，由社员大会在下一次会议上表决；

（四）请果园协会调解。
"""
ITEMS = ("读书会反映", "监事会投诉", "大会复议", "协会调解")


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answer]:
    """What is told of the ways open to a member; another clause than that of the list is first."""
    folder = tmp_path_factory.mktemp("ways")
    document = folder / "社员权益办法.txt"
    document.write_text(RULES, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([document]).failed
        yield assistant.ask("社员被办公室侵害了合法权益，办法给了哪几条路可走？")


def told(answer: Answer, *titles: str) -> str:
    return "".join(
        item.text for one in answer.sections for item in one.items if one.title in titles
    )


def test_no_item_of_an_announced_list_is_left_out(answer: Answer) -> None:
    assert all(one in told(answer, "结论", "依据") for one in ITEMS)


def test_what_the_conclusion_has_of_a_list_is_its_beginning_without_gaps(answer: Answer) -> None:
    held = [one in told(answer, "结论") for one in ITEMS]
    assert held == sorted(held, reverse=True)
