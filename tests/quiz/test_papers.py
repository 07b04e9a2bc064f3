"""Papers from a blueprint: what is asked for, what there is, versions, repeatability, coverage."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from assistant import Assistant, ItemKind
from assistant.errors import BlueprintUnreadable, DocumentUnknown, ItemUnknown
from assistant.papers import VERSIONS
from assistant.quiz.assembling import assemble
from assistant.quiz.blueprint_reading import TEMPLATE, read_blueprint
from tests.quiz.made_items import numbered_items, offer, plan

SINGLE, JUDGE = ItemKind.SINGLE, ItemKind.JUDGE


def _written(folder: Path, words: str) -> Path:
    path = folder / "蓝图.toml"
    path.write_text(words, "utf-8")
    return path


def test_the_template_is_a_blueprint_of_a_hundred_points(tmp_path: Path) -> None:
    read = read_blueprint(_written(tmp_path, TEMPLATE))
    assert sum(part.count * part.points for part in read.parts) == 100
    assert read.count == 46 and read.versions == ("A", "B") and read.minutes == 60
    assert [(p.count, *p.difficulties) for p in read.parts[:3]] == [(8, "易"), (8, "中"), (4, "难")]


PART = '[[part]]\nkind = "单选"\ncount = 2\n'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("title = 1\n" + PART, "试卷名称"),
        ("", r"\[\[part\]\]"),
        ("[[part]\n", "TOML"),
        ('[[part]]\nkind = "选择"\ncount = 1', "第 1 个.*题型“选择”不认识，可用：单选"),
        (PART + '[[part]]\nkind = "多选"\n', "第 2 个.*题数.*没有写"),
        ('[[part]]\nkind = "单选"\ncount = 0', "题数.*0.*至少 1"),
        ('[[part]]\nkind = "单选"\ncount = 5000', "题数.*5000.*最多 1000"),
        ('[[part]]\nkind = "单选"\ncount = "五"', "题数.*五"),
        (PART + 'level = "易"', "“level”不认识"),
        (PART + 'difficulty = ["很难"]', "难度“很难”不认识，可用：易、中、难"),
        (PART + 'difficulty = { "易" = 3 }', "超过了 count = 2"),
        (PART + "points = 1\n" + PART + "points = 2\n", "单选题写了两种分值"),
        ('versions = ["A", "A"]\n' + PART, "写重了"),
        ('versions = ["甲"]\n' + PART, "“甲”用不了"),
        ("minutes = 100000\n" + PART, "时间.*最多 600"),
        ((PART.replace("2", "600") + PART.replace("2", "600")), "一共要 1200 道题，最多 1000"),
    ],
)
def test_what_is_wrong_in_a_blueprint_is_told_with_its_place(
    tmp_path: Path, words: str, told: str
) -> None:
    with pytest.raises(BlueprintUnreadable, match=told) as error:
        read_blueprint(_written(tmp_path, words))
    assert "蓝图.toml" in str(error.value)


def test_no_file_a_folder_and_another_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(BlueprintUnreadable, match="没有.*blueprint-template"):
        read_blueprint(tmp_path / "无.toml")
    with pytest.raises(BlueprintUnreadable, match="打不开"):
        read_blueprint(tmp_path)
    path = tmp_path / "旧.toml"
    path.write_bytes(PART.encode("gb18030"))
    with pytest.raises(BlueprintUnreadable, match="UTF-8"):
        read_blueprint(path)


def test_the_same_plan_gives_the_same_paper_and_another_seed_another() -> None:
    asked = plan((SINGLE, 8), (JUDGE, 6), versions=("A", "B"))
    first, again = assemble(asked, offer), assemble(asked, offer)
    assert first == again
    other = assemble(plan((SINGLE, 8), (JUDGE, 6), versions=("A", "B"), seed=5), offer)
    assert first.papers[0].id != other.papers[0].id


@pytest.mark.parametrize("count", [4, 10, 20])
def test_versions_share_items_but_no_place_and_no_neighbours(count: int) -> None:
    versions = tuple(VERSIONS[:3])
    papers = assemble(plan((SINGLE, count), versions=versions), offer).papers
    orders = [[item.id for item in paper.items] for paper in papers]
    assert len({frozenset(order) for order in orders}) == 1
    for at, one in enumerate(orders):
        for other in orders[at + 1 :]:
            assert not [a for a, b in zip(one, other, strict=True) if a == b]
            assert count < 10 or not set(pairwise(one)) & set(pairwise(other))
    options = {tuple(o.text for o in item.options) for paper in papers for item in paper.items}
    assert len(options) > 1


def test_the_right_option_stands_at_every_letter_about_as_often() -> None:
    paper = assemble(plan((SINGLE, 20)), offer).papers[0]
    letters = [item.key_text for item in paper.items]
    assert {letters.count(letter) for letter in "ABCD"} == {5}
    for item in paper.items:
        assert [one.text for one in item.options if one.right] == ["一次"]


def test_right_and_wrong_statements_are_balanced() -> None:
    paper = assemble(plan((JUDGE, 10)), offer).papers[0]
    assert sum(item.key[0] == "正确" for item in paper.items) == 5


def test_points_numbers_and_coverage_add_up() -> None:
    made = assemble(plan((SINGLE, 5), (JUDGE, 4)), offer)
    paper = made.papers[0]
    assert paper.total == 18 == sum(row.points for row in made.coverage.kinds)
    assert [number for number, _, _ in paper.numbered()] == list(range(1, 10))
    assert [(row.name, row.count) for row in made.coverage.kinds] == [("单选", 5), ("判断", 4)]
    assert [row.name for row in made.coverage.documents] == ["《果园读书会条例》"]


def test_more_than_there_is_gives_what_there_is_and_says_so() -> None:
    made = assemble(plan((SINGLE, 30), (JUDGE, 3)), offer)
    assert (made.asked, made.made) == (33, 23)
    assert made.reasons[0] == "单选题要 30 道，能出的题只有 20 道"


def test_rejected_items_stay_out_approved_ones_go_first_and_earlier_stems_are_not_repeated() -> (
    None
):
    items = numbered_items(SINGLE, 20)
    made = assemble(plan((SINGLE, 20)), offer, banned={items[0].id}, avoid=[items[1]])
    taken = {item.id for item in made.papers[0].items}
    assert items[0].id not in taken and items[1].id not in taken and made.made == 18
    few = assemble(plan((SINGLE, 3)), offer, approved=items[15:18])
    assert {item.id for item in few.papers[0].items} == {item.id for item in items[15:18]}


def test_the_library_gives_a_paper_whose_keys_stand_in_live_text(club: Assistant) -> None:
    made = club.papers.make(club.papers.plan(8, versions="A,B"))
    assert made.made >= 5
    texts = {one.id: club.contents(one.id).text for one in club.documents()}
    for paper in made.papers:
        stems = [item.stem for item in paper.items]
        assert len(set(stems)) == len(stems)
        for item in paper.items:
            cited = item.citation
            assert texts[item.document_id][cited.start : cited.end] == cited.quote
            assert len({option.text for option in item.options}) == len(item.options)


def test_a_second_paper_repeats_no_stem_and_the_same_plan_repeats_the_paper(
    club: Assistant, tmp_path: Path
) -> None:
    first = club.papers.make(club.papers.plan(4))
    club.papers.save(first, tmp_path / "一.md")
    assert club.papers.make(club.papers.plan(4)).papers == first.papers
    second = club.papers.make(club.papers.plan(4, title="另一份"))
    stems = {item.stem for item in first.papers[0].items}
    assert stems.isdisjoint(item.stem for item in second.papers[0].items)
    assert second.made


def test_a_blueprint_keeps_to_its_document_and_an_unknown_one_is_told(
    club: Assistant, tmp_path: Path
) -> None:
    part = '[[part]]\nkind = "单选"\ncount = 9\ndocuments = ["果树管护办法"]\n'
    made = club.papers.make(club.papers.blueprint(_written(tmp_path, part)))
    assert {item.citation.document.title for item in made.papers[0].items} == {"果树管护办法"}
    assert "（《果树管护办法》）要 9 道" in made.reasons[0]
    unknown = _written(tmp_path, part.replace("果树管护办法", "没有的办法"))
    with pytest.raises(DocumentUnknown, match="没有的办法"):
        club.papers.make(club.papers.blueprint(unknown))


def test_an_earlier_paper_opens_as_it_was_and_tells_what_fell(
    club: Assistant, tmp_path: Path
) -> None:
    made = club.papers.make(club.papers.plan(6, versions="A,B", minutes=45))
    club.papers.save(made, tmp_path / "卷.json")
    for paper in made.papers:
        assert club.papers.reopen(paper.id[:9]).papers == (paper,)
    with pytest.raises(ItemUnknown, match="没有“没有”这份试卷"):
        club.papers.reopen("没有")
    gone = next(one for one in club.documents() if one.title == "果园读书会条例")
    club.remove(gone.id)
    opened = club.papers.reopen(made.papers[1].id)
    assert [item.id for item in opened.papers[0].items] == [i.id for i in made.papers[1].items]
    fell = [item for item in made.papers[1].items if item.document_id == gone.id]
    assert fell and len(opened.reasons) == len(fell)
