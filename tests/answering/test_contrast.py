"""Two rules with different figures stand side by side, with which one binds and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings, build_assistant


def rule(title: str, level: str, day: str, text: str, kind: str = "文件") -> str:
    head = f"title: {title}\nkind: {kind}\nlevel: {level}\npublished: {day}\nstatus: 现行有效"
    return f"---\n{head}\n---\n\n# {title}\n\n{text}\n"


FILES = {
    "全国.md": rule(
        "果园用水规定", "中央文件", "2020-03-01", "第一条 果园灌溉渠的清淤应当每季度进行一次。"
    ),
    "县.md": rule(
        "山前县果园用水细则", "县级", "2024-03-01", "第一条 果园灌溉渠的清淤应当每半年进行一次。"
    ),
    "讲话.md": rule(
        "用水工作讲话", "讲话解读", "2025-03-01", "果园灌溉渠的清淤要每个月进行一次。", "讲话"
    ),
    "章程.md": rule(
        "果园合作社章程", "中央文件", "2015-01-01", "第一条 果园理事会每届任期三年至五年。"
    ),
    "理事会.md": rule(
        "果园理事会办法", "中央文件", "2019-01-01", "第一条 果园理事会每届任期三年。"
    ),
    "旧肥料.md": rule(
        "果园施肥办法", "市级", "2012-01-01", "第一条 果树每年施用底肥的次数不少于两次。"
    ),
    "新肥料.md": rule(
        "果园底肥规定", "市级", "2022-01-01", "第一条 果树每年施用底肥的次数不少于三次。"
    ),
    "仓库.md": rule(
        "果园仓库规定", "市级", "2022-01-01", "第一条 果品在仓库的存放期限不超过六十天。"
    ),
}


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("contrast")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder / name for name in FILES]).failed
        yield assistant


def section(answer: Answer, title: str) -> list[str]:
    return [item.text for one in answer.sections if one.title == title for item in one.items]


def sources(answer: Answer) -> list[str]:
    """The titles of the two rules, the one that binds first, as the remark on them cites them."""
    cited = {citation.id: citation.document.title for citation in answer.citations}
    remark = next(one for one in answer.sections if one.title == "注意").items[0]
    return [cited[number] for number in remark.citations]


def test_the_other_rule_is_shown_and_the_one_concluded_not_again(orchard: Assistant) -> None:
    for question in ("果园灌溉渠多久清淤一次？", "果树每年施用底肥几次？"):
        answer = orchard.ask(question)
        concluded, compared = section(answer, "结论"), section(answer, "对照")
        assert len(compared) == 1 and compared[0] not in concluded
        told = [item.text for one in answer.sections for item in one.items]
        assert len(told) == len(set(told))


def test_the_higher_level_comes_first_and_is_said_to_bind(orchard: Assistant) -> None:
    answer = orchard.ask("果园灌溉渠多久清淤一次？")
    assert sources(answer) == ["果园用水规定", "山前县果园用水细则"]
    remark = section(answer, "注意")[0]
    assert "以《果园用水规定》为准" in remark and "只在当地适用" in remark


def test_a_speech_never_stands_against_a_rule(orchard: Assistant) -> None:
    answer = orchard.ask("果园灌溉渠多久清淤一次？")
    assert not any("每个月" in text for text in section(answer, "对照"))


def test_a_figure_within_the_range_of_the_other_is_no_contradiction(orchard: Assistant) -> None:
    answer = orchard.ask("果园理事会每届任期几年？")
    assert set(sources(answer)) == {"果园合作社章程", "果园理事会办法"}
    assert any("两者不矛盾" in text for text in section(answer, "注意"))


def test_of_one_level_the_newer_one_comes_first(orchard: Assistant) -> None:
    answer = orchard.ask("果树每年施用底肥几次？")
    assert sources(answer) == ["果园底肥规定", "果园施肥办法"]
    assert "《果园底肥规定》较新" in section(answer, "注意")[0]


def test_figures_of_different_things_are_not_contrasted(orchard: Assistant) -> None:
    answer = orchard.ask("果品在仓库存放的期限是几天？")
    assert not answer.refused and section(answer, "对照") == []
