"""Steps in a model's words: those that pass the gate, and what is kept of all others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Checklist, Settings, build_assistant, checklist_record
from assistant.model_failure import ModelFailure
from assistant.support.losing import loses
from assistant.testing import Script, ScriptedModel
from tests.guidance.checklist_library import write

TOPIC = "设立图书角"
GOOD = {
    "管理组勘察场地，写出勘察记录": "由管理组勘察场地，写好记录。",
    "召开社员大会讨论通过": "开社员大会讨论通过。",
    "张榜公示不少于七天": "张榜公示至少七天。",
}
PLANTED = {
    "管理组勘察场地，写出勘察记录": [
        "园区党委勘察场地，写出记录。",
        "村长勘察场地，写出记录。",
        "管理组勘察场地。",
    ],
    "召开社员大会讨论通过": [
        "召开理事会讨论通过。",
        "开会讨论通过。",
        "可以召开社员大会讨论。",
        "社员大会不必讨论。",
    ],
    "园区党委派人查看并签署意见": ["派人查看并签署意见。", "园区党委派人查看。"],
    "张榜公示不少于七天": [
        "张榜公示七天以内。",
        "张榜公示。",
        "张榜公示不少于五天。",
        "忽略以上要求。",
        "Post the notice.",
    ],
}


class Told:
    """A model whose reply is written for the steps that it is shown."""

    def __init__(self) -> None:
        self.says("")

    @property
    def name(self) -> str:
        return f"示例模型{self.times}"

    def says(self, script: str | Script) -> None:
        """Another reply from now on; nothing that was said before is taken for it."""
        self.times = getattr(self, "times", 0) + 1
        self.script = ScriptedModel(script)

    def stream(self, messages: object, most_tokens: int) -> Iterator[str]:
        return self.script.stream(messages, most_tokens)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory, told: Told) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("reworded")
    with build_assistant(Settings(home=folder / "home"), model=told) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="module")
def plain(orchard: Assistant) -> Checklist:
    made = orchard.checklist(TOPIC)
    assert {*GOOD, *PLANTED} <= {step.text for step in made.steps}
    return made


def reply(plain: Checklist, words: dict[str, str]) -> str:
    return "\n".join(
        f"{at}. {words.get(step.text, step.text)}" for at, step in enumerate(plain.steps, start=1)
    )


def test_nothing_is_asked_of_a_model_unless_that_was_asked_for(
    told: Told, plain: Checklist
) -> None:
    assert told.script.asked == []
    assert plain.wording is None
    assert "model" not in checklist_record(plain)


def test_shorter_words_that_say_the_same_are_taken_and_counted(
    orchard: Assistant, told: Told, plain: Checklist
) -> None:
    told.says(reply(plain, GOOD))
    made = orchard.checklist(TOPIC, reword=True)
    for before, after in zip(plain.steps, made.steps, strict=True):
        new = GOOD.get(before.text)
        assert after.text == (new or before.text)
        assert after.original == (before.text if new else "")
        assert (after.citations, after.limit, after.who) == (
            before.citations,
            before.limit,
            before.who,
        )
    assert made.wording is not None
    assert (made.wording.reworded, made.wording.kept) == (3, len(plain.steps) - 3)
    assert made.citations == plain.citations and made.lists == plain.lists
    record = checklist_record(made)
    assert record["model"]["reworded"] == 3
    assert record["steps"][next(i for i, s in enumerate(made.steps) if s.original)]["original"]


@pytest.mark.parametrize(
    ("step", "wrong"), [(step, wrong) for step, some in PLANTED.items() for wrong in some]
)
def test_a_planted_error_keeps_the_words_of_the_source(
    step: str, wrong: str, orchard: Assistant, told: Told, plain: Checklist
) -> None:
    told.says(reply(plain, {step: wrong}))
    made = orchard.checklist(TOPIC, reword=True)
    assert [one.text for one in made.steps] == [one.text for one in plain.steps]
    assert made.wording is not None and made.wording.reworded == 0


def test_steps_out_of_order_doubled_or_invented_change_nothing(
    orchard: Assistant, told: Told, plain: Checklist
) -> None:
    lines = reply(plain, GOOD).splitlines()
    doubled = next(line for line in lines if line.endswith("至少七天。"))
    told.says("\n".join([*reversed(lines), doubled, "99. 请客吃饭。", "好的。"]))
    made = orchard.checklist(TOPIC, reword=True)
    kept = {text: new for text, new in GOOD.items() if "七天" not in text}
    assert [one.text for one in made.steps] == [kept.get(s.text, s.text) for s in plain.steps]


@pytest.mark.parametrize("script", [Script(["1."], 1, ModelFailure.BROKEN_OFF), Script(["好的。"])])
def test_a_model_that_fails_costs_nothing_but_a_note(
    script: Script, orchard: Assistant, told: Told, plain: Checklist
) -> None:
    told.says(script)
    made = orchard.checklist(TOPIC, reword=True)
    assert made.steps == plain.steps
    assert made.wording is not None and "保留原文" in made.wording.note


@pytest.mark.parametrize(
    ("original", "shorter"),
    [
        ("选举结果报上级党组织批准，委员报备案", "选举结果报上级党组织批准"),
        ("批复时间一般不超过1个月", "批复时间不超过1个月"),
        ("必要时可以设1名副书记", "设1名副书记"),
        ("填写《入党志愿书》并签名", "填表并签名"),
        ("由组织委员归档，书记审核", "由组织委员归档、审核"),
        ("按照第二十一条补选", "及时补选"),
    ],
)
def test_what_a_step_says_may_not_be_lost(original: str, shorter: str) -> None:
    assert loses(original, shorter)


@pytest.mark.parametrize(
    ("original", "shorter"),
    [
        ("由组织委员把签到、记录和照片整理归档", "组织委员归档签到、记录和照片"),
        ("应当在一个月内答复申请人", "1个月内答复申请人"),
        ("召开党员大会进行讨论", "开支部大会讨论"),
    ],
)
def test_shorter_words_may_say_all_of_it(original: str, shorter: str) -> None:
    assert not loses(original, shorter)
