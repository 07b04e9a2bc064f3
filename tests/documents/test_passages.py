from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.passages import PASSAGE_LIMIT, WHOLE_LIMIT, make_passages
from assistant.documents.structure import parse_structure
from assistant.domain import Passage

ITEM = "应当按时参加活动并且认真记录活动的情况、人数和费用，遇到困难及时报告队长处理"


def passages_of(text: str, pages: tuple[int, ...] = ()) -> tuple[Passage, ...]:
    found = parse_structure(text, pages)
    return make_passages("d0", text, found.sections, found.blocks, pages)


def test_a_short_article_is_one_passage_with_its_heading() -> None:
    text = "某规则\n\n第一章 总则\n\n第一条 甲。\n\n第二条 乙：\n（一）丙；\n（二）丁。\n"
    first, second = passages_of(text)
    assert (first.locator, first.headings) == ("第一章/第一条", ("第一章 总则",))
    assert first.text.startswith("某规则\n\n第一章 总则\n\n第一条")
    assert second.locator == "第一章/第二条"
    assert second.text.endswith("（二）丁。\n")


def test_a_long_article_is_cut_between_items_and_keeps_its_lead() -> None:
    items = "\n".join(f"（{n}）{ITEM}{ITEM}。" for n in "一二三四五六七八九")
    text = f"第一条 队员的任务是：\n{items}\n第二条 完。\n"
    found = passages_of(text)
    assert found[0].locator == "第一条"
    assert "（一）" in found[0].text
    assert found[1].locator.startswith("第一条/（")
    assert found[1].text.startswith("（")
    assert found[-1].text == "第二条 完。\n"
    assert all(len(p.text) <= WHOLE_LIMIT for p in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = ITEM + "。"
    text = "一、要求\n" + sentence * 30 + "\n"
    found = passages_of(text)
    assert len(found) > 2
    assert all(p.text.rstrip().endswith("。") for p in found)
    assert all(len(p.text) <= PASSAGE_LIMIT + len("一、要求\n") + 1 for p in found)
    assert {p.locator for p in found} == {"一"}
    assert found[1].headings == ("一、要求",)


def test_members_of_a_long_run_in_list_get_a_passage_each() -> None:
    members = "".join(f"{n}是{ITEM}，{ITEM}。" for n in "一二三")
    text = f"一、办法\n读书要坚持。{members}\n"
    found = passages_of(text)
    assert [p.locator for p in found] == ["一", "一/一是", "一/二是", "一/三是"]


def test_members_of_a_short_run_in_list_share_one() -> None:
    found = passages_of("一、办法\n要坚持：一是读，二是写，三是讲。\n二、完\n好。\n")
    assert [p.locator for p in found] == ["一", "二"]


def test_pages_and_ids() -> None:
    text = "第一条 甲。\n第二条 乙。\n第三条 丙。\n"
    pages = (0, text.index("第三条"))
    found = passages_of(text, pages)
    assert [p.page for p in found] == [1, 1, 2]
    assert len({p.id for p in found}) == 3
    assert all(p.id.startswith("p") and len(p.id) == 21 for p in found)
    assert found == passages_of(text, pages)


def test_a_text_without_structure_is_cut_by_paragraphs() -> None:
    text = "\n".join(f"{ITEM}{n}。" for n in range(40))
    found = passages_of(text)
    assert "".join(p.text for p in found) == text
    assert all(len(p.text) <= PASSAGE_LIMIT + 1 for p in found)
    assert {p.locator for p in found} == {""}


LINES = st.sampled_from(
    [
        "",
        "某规则",
        "## 附则",
        "第一章 总则",
        "第二章 活动",
        "第一节 会员",
        "第一条 甲。",
        "第二条 乙：",
        "第三条规定的情形",
        "第三条 丙。",
        "第五条 戊。",
        "一、总体要求",
        "二、内容较长。" + ITEM * 9 + "。",
        "（一）守时；",
        "(二)守信。",
        "1. 数字",
        "2、数字",
        "（1）更小",
        "① 最小",
        "第一，认识。要提高，一是看，二是想。",
        "第二，行动。" + ITEM + "。",
        "一是甲。二是乙。",
        "三是丙。",
        "平常的一段话。还有一句。" + ITEM + "。",
        "附件1",
        "　　缩进的一行，没有句号",
        "某某委员会",
        "2020年5月6日",
        "甲 | 乙 | 丙",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_any_text_is_cut_without_loss_and_nests(text: str) -> None:
    found = parse_structure(text)
    passages = make_passages("d0", text, found.sections, found.blocks)
    assert "".join(p.text for p in passages) == text
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    assert len({p.id for p in passages}) == len(passages)
    sections = found.sections
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for number, section in enumerate(sections):
        assert 0 <= section.start <= section.end <= len(text)
        assert section.locator.endswith(section.mark)
        if section.parent is not None:
            above = sections[section.parent]
            assert section.parent < number
            assert above.start <= section.start
            assert section.end <= above.end
            assert section.locator == f"{above.locator}/{section.mark}"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    assert "".join(p.text for p in passages_of(text)) == text
