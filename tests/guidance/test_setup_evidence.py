"""Nothing without evidence: what the library does not show is not asserted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import AssistantError, Kind, Organisation, SetupGuide, Status
from assistant.domain import ParsedDocument
from tests.guidance.kit import BRANCH_RULES, ask, digests, forms, guiding, read, texts

NONE = Organisation.NONE


def marked(documents: tuple[ParsedDocument, ...], status: Status) -> tuple[ParsedDocument, ...]:
    """The documents with a status that a clerk states."""
    return tuple(
        replace(one, document=replace(one.document, status=status, trial=False))
        for one in documents
    )


def quotes_stand_in(told: SetupGuide, documents: tuple[ParsedDocument, ...]) -> bool:
    stored = {one.document.id: one.text for one in documents}
    return all(stored[one.document.id][one.start : one.end] == one.quote for one in told.citations)


@pytest.mark.parametrize("members", [0, 2, 5, 60])
def test_every_sentence_has_a_literal_citation(members: int) -> None:
    told = ask(guiding(digests()), members=members, mobile=3, project_months=8, union_members=30)
    points = [*told.notes, *told.next_steps, *(point for form in told.forms for point in form.why)]
    assert len(points) > 8
    numbers = {one.id for one in told.citations}
    used = {number for point in points for number in point.citations}
    used |= {number for form in told.references for number in form.citations}
    assert all(point.citations for point in points)
    assert used == numbers == set(range(1, len(numbers) + 1))
    assert quotes_stand_in(told, digests())
    assert not told.doubts


def test_the_rule_itself_goes_before_a_digest_of_it(tmp_path: Path) -> None:
    told = ask(guiding((*digests(), *texts(tmp_path))), members=4)
    cited = [told.citations[number - 1].document for number in told.forms[0].citations]
    assert {one.title for one in cited} == {BRANCH_RULES, "中国共产党章程"}
    only_digests = ask(guiding(digests()), members=4)
    assert {one.document.kind for one in only_digests.citations} == {Kind.DIGEST}


def test_a_library_without_the_text_asserts_nothing(tmp_path: Path) -> None:
    others = texts(tmp_path, only="中华人民共和国工会法")
    told = ask(guiding(others), members=4, organisation=NONE, union_members=30)
    assert forms(told) == [("基层工会委员会", "应当")]
    doubt = told.doubts[0]
    assert doubt.text == "应当成立党支部，以单独组建为主"
    assert f"资料库里没有《{BRANCH_RULES}》，请先添加" in doubt.reason
    assert not doubt.citations


def test_another_edition_without_the_words_is_not_cited(tmp_path: Path) -> None:
    rules = tmp_path / f"{BRANCH_RULES}.txt"
    rules.write_text(f"{BRANCH_RULES}\n\n第一条　党支部按照本条例工作。\n", "utf-8")
    told = ask(guiding(read([rules])), members=4)
    assert not told.forms
    assert "没有这句话（可能是另一个版本），请核对第四条" in told.doubts[0].reason


def test_the_words_in_another_article_are_not_the_rule(tmp_path: Path) -> None:
    rules = tmp_path / f"{BRANCH_RULES}.txt"
    quote = "凡是有正式党员3人以上的，都应当成立党支部"
    rules.write_text(f"{BRANCH_RULES}\n\n第一条　{quote}。\n\n第二条　本条从略。\n", "utf-8")
    assert not ask(guiding(read([rules])), members=4).forms


@pytest.mark.parametrize("status", [Status.REPEALED, Status.NOT_YET])
def test_a_text_that_does_not_bind_is_shown_as_a_doubt(tmp_path: Path, status: Status) -> None:
    told = ask(guiding(marked(texts(tmp_path), status)), members=4)
    assert not told.forms and not told.next_steps
    doubt = told.doubts[0]
    assert str(status) in doubt.reason and "不能作为现在的依据" in doubt.reason
    assert told.citations[doubt.citations[0] - 1].document.status is status


def test_a_digest_does_not_speak_for_a_text_that_the_library_knows_better(tmp_path: Path) -> None:
    repealed = ask(guiding((*marked(texts(tmp_path), Status.REPEALED), *digests())), members=4)
    assert not repealed.forms and "已废止" in repealed.doubts[0].reason
    rules = tmp_path / f"{BRANCH_RULES}.txt"
    rules.write_text(f"{BRANCH_RULES}\n\n第一条　党支部按照本条例工作。\n", "utf-8")
    changed = ask(guiding((*read([rules]), *digests())), members=4)
    assert not changed.forms and "没有这句话" in changed.doubts[0].reason


def test_a_revised_text_and_a_trial_text_are_labelled(tmp_path: Path) -> None:
    revised = ask(guiding(marked(texts(tmp_path), Status.REVISED)), members=4)
    assert all("已修订，请核对新版" in point.source for point in revised.forms[0].why)
    trial = ask(guiding(texts(tmp_path)), members=4)
    assert trial.citations[0].document.status is Status.TRIAL
    assert "已修订" not in trial.forms[0].why[0].source


def test_digests_name_the_edition_they_rest_on() -> None:
    constitution = ask(guiding(digests()), members=60).forms[1].why[0]
    assert "《中国共产党章程》第三十条，2017年文本" in constitution.source


@pytest.mark.parametrize(
    ("members", "general", "committee"),
    [(49, False, False), (50, True, False), (51, True, False), (99, True, False)]
    + [(100, True, True), (101, False, True)],
)
def test_zhejiang_has_numbers_of_its_own(members: int, general: bool, committee: bool) -> None:
    guide = guiding(digests())
    told = ask(guide, members=members, organisation=NONE, region="浙江省杭州市")
    local = {one.form for one in told.forms if one.region == "浙江"}
    assert local == {*(["党总支"] if general else []), *(["党委"] if committee else [])}
    assert all(one.authority == "地方规定" for one in told.forms if one.region)
    assert any("正好" in words for words in told.ask) is (members in (50, 100))
    elsewhere = ask(guide, members=members, organisation=NONE, region="四川")
    assert not [one for one in elsewhere.forms if one.region]
    beside = {one.form for one in elsewhere.references if one.region == "浙江"}
    assert beside == local


def test_the_region_is_asked_for_where_it_matters() -> None:
    guide = guiding(digests())
    assert "region" in {gap.fact for gap in ask(guide, members=60).missing}
    assert "region" not in {gap.fact for gap in ask(guide, members=60, region="四川").missing}
    assert "region" not in {gap.fact for gap in ask(guide, members=6).missing}


def test_only_what_would_change_the_result_is_missing() -> None:
    guide = guiding(digests())

    def missing(**facts: object) -> set[str]:
        return {gap.fact for gap in ask(guide, **facts).missing}

    assert {"organisation", "mobile", "project_months"} <= missing(members=4)
    assert "probationary" in missing(members=2) and "probationary" not in missing(members=4)
    assert "probationary" in missing(members=45) and "probationary" not in missing(members=51)
    assert "union_members" in missing(members=0) and "union_members" not in missing(members=4)
    assert "project_members" not in missing(members=4)
    assert {"project_members", "project_transferred"} <= missing(members=4, project_months=8)
    assert "project_months" not in missing(members=4, project_months=0)


def test_an_empty_library_says_what_to_do() -> None:
    with pytest.raises(AssistantError, match="library add"):
        ask(guiding(()), members=4)
