from assistant.documents.structure import parse_structure
from tests.documents.outlines import articles, body, locators, sections_of

RULES = """某市志愿服务规则

第一章　总则

第一条　为了做好志愿服务，制定本规则。

第二条　志愿者应当：
（一）守时；
（二）守信。
前款规定由服务队执行。

第二章　活动

第三条　活动每月一次。
队长可以另行安排。
"""


def test_chapters_articles_clauses_and_items() -> None:
    assert locators(RULES) == [
        "第一章",
        "第一章/第一条",
        "第一章/第二条",
        "第一章/第二条/第一款",
        "第一章/第二条/第一款/（一）",
        "第一章/第二条/第一款/（二）",
        "第一章/第二条/第二款",
        "第二章",
        "第二章/第三条",
        "第二章/第三条/第一款",
        "第二章/第三条/第二款",
    ]
    assert body(RULES, "第一章/第二条/第一款/（二）") == "（二）守信。"
    assert body(RULES, "第二章/第三条") == "第三条　活动每月一次。\n队长可以另行安排。"
    item = next(s for s in sections_of(RULES) if s.mark == "（一）")
    assert (item.rank, item.headings) == ("项", ("第一章 总则",))


def test_items_of_an_article_with_one_clause_stand_under_the_article() -> None:
    text = "第一条 队员有下列权利：\n(一)参加；\n(二)退出。\n第二条 自今日起施行。\n"
    assert locators(text) == ["第一条", "第一条/（一）", "第一条/（二）", "第二条"]


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    text = (
        "第一条 活动由队长安排，时间、地点和人数由服务队提前公布，并且依照\n"
        "第三条规定的程序通知队员。\n"
        "第二条 按照第五条的要求登记。\n第三条 通知应当书面作出。\n"
        "第四条 本规则自今日起施行。\n"
    )
    assert articles(text) == ["第一条", "第二条", "第三条", "第四条"]


def test_a_torn_line_that_begins_with_the_expected_number_is_no_article() -> None:
    wide = "服务队每月至少组织一次集中活动并且提前三天把时间和地点告"
    lines = [
        "第一条 " + wide[:24],
        wide[:28],
        wide[:28],
        "第二条情况下可以顺延一次但是应当说明理由并且征得多数队员",
        "同意。",
        "第二条 " + wide[:24],
        wide[:28],
        wide[:28],
        wide[:28],
        "知。",
        "第三条 队长负责解释。",
    ]
    text = "\n".join(lines)
    found = [s for s in sections_of(text) if s.rank == "条"]
    assert [s.mark for s in found] == ["第一条", "第二条", "第三条"]
    assert text[found[1].start :].startswith("第二条 服务队")


def test_a_gap_is_reported_and_does_not_stop_the_parser() -> None:
    text = "".join(f"第{n}条 内容如此。\n" for n in ("十八", "十九", "二十一", "二十二"))
    result = parse_structure(text)
    assert [s.mark for s in result.sections] == ["第十八条", "第十九条", "第二十一条", "第二十二条"]
    assert any(warning.startswith("第十九条之后是第二十一条") for warning in result.warnings)


def test_a_second_document_begins_anew() -> None:
    text = (
        "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。\n"
        "另一份办法\n第一条 丁。\n第二条 戊。\n"
    )
    assert locators(text)[-3:] == ["另一份办法", "另一份办法/第一条", "另一份办法/第二条"]
    assert any("重新从第一条编号" in warning for warning in parse_structure(text).warnings)


def test_an_article_out_of_order_is_reported() -> None:
    result = parse_structure("第一条 甲。\n第二条 乙。\n第二条 重复。\n第三条 丙。\n")
    assert [s.mark for s in result.sections if s.rank == "条"] == ["第一条", "第二条", "第三条"]
    assert any(warning.startswith("“第二条”另有一处不合顺序") for warning in result.warnings)


def test_added_articles_follow_their_number() -> None:
    text = "第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第二条之二 丁。\n第三条 戊。\n"
    assert articles(text) == ["第一条", "第二条", "第二条之一", "第二条之二", "第三条"]
    assert parse_structure(text).warnings == ()


def test_a_table_of_contents_is_not_the_text() -> None:
    text = (
        "某规则\n目 录\n第一章 总则……1\n第二章 活动……3\n第三章 附则……9\n\n"
        "第一章 总则\n第一条 甲。\n第二章 活动\n第二条 乙。\n第三章 附则\n第三条 丙。\n"
    )
    found = sections_of(text)
    assert [s.mark for s in found if s.rank == "章"] == ["第一章", "第二章", "第三章"]
    assert found[0].start == text.index("第一章 总则\n")


def test_unnumbered_headings_before_articles() -> None:
    text = "# 某规则\n总则\n第一条 甲。\n第二条 乙。\n会费使用\n第三条 丙。\n## 附则\n第四条 丁。\n"
    assert locators(text) == [
        "总则",
        "总则/第一条",
        "总则/第二条",
        "会费使用",
        "会费使用/第三条",
        "附则",
        "附则/第四条",
    ]


def test_the_usual_levels_of_a_notice() -> None:
    text = (
        "一、总体要求\n（一）目标\n1. 办好食堂。\n2．办好图书室。\n（1）买书；\n（2）借书。\n"
        "(二)原则\n二、保障措施\n加强领导。\n"
    )
    assert locators(text) == [
        "一",
        "一/（一）",
        "一/（一）/1.",
        "一/（一）/2.",
        "一/（一）/2./（1）",
        "一/（一）/2./（2）",
        "一/（二）",
        "二",
    ]
    heading = sections_of(text)[2].headings
    assert heading[:2] == ("一、总体要求", "（一）目标")


def test_nesting_shows_when_levels_are_used_the_other_way_round() -> None:
    text = "1. 甲\n（一）子项一\n（二）子项二\n2. 乙\n（一）子项三\n"
    assert locators(text) == ["1.", "1./（一）", "1./（二）", "2.", "2./（一）"]


def test_numbers_may_run_on_across_stages() -> None:
    text = "第一阶段准备\n一、报名\n填表。\n二、谈话\n谈。\n第二阶段实施\n三、开会\n开。\n"
    assert locators(text) == [
        "第一阶段",
        "第一阶段/一",
        "第一阶段/二",
        "第二阶段",
        "第二阶段/三",
    ]
    last = sections_of(text)[-1]
    assert last.headings == ("第二阶段实施", "三、开会")


def test_a_count_goes_on_behind_headings_inside_of_one_of_its_members() -> None:
    steps = "### 第一步 报名\n1. 填表。\n2. 签名。\n### 第二步 开会\n1. 通知。\n"
    result = parse_structure(
        f"# 指引\n## 一、要点\n1. 甲。\n## 二、步骤\n{steps}## 三、材料\n1. 乙。\n"
    )
    assert [s.locator for s in result.sections if s.rank != "1."] == [
        "一",
        "二",
        "二/第一步报名",
        "二/第二步开会",
        "三",
    ]
    assert result.warnings == ()


def test_a_missing_number_in_a_notice_is_reported() -> None:
    result = parse_structure("一、甲\n内容。\n二、乙\n内容。\n四、丁\n内容。\n")
    assert [s.mark for s in result.sections] == ["一", "二", "四"]
    assert result.warnings == ("“二”之后是“四”，请对照原文核对",)


def test_attachments_are_sections_of_their_own() -> None:
    text = "第一条 甲。\n第二条 乙。\n附件1\n登记表\n附件2：\n汇总表\n"
    assert locators(text) == ["第一条", "第二条", "附件1", "附件2"]
    assert body(text, "第二条") == "第二条 乙。"


def test_the_sign_off_belongs_to_no_section() -> None:
    text = (
        "关于开会的通知\n一、时间。明天上午九点。\n二、地点。会议室。\n某某委员会\n2020年5月6日\n"
    )
    assert body(text, "二") == "二、地点。会议室。"


def test_articles_within_numbered_parts() -> None:
    text = "一、总则\n第一条 甲。\n第二条 乙。\n二、附则\n第三条 丙。\n"
    assert locators(text) == ["一", "一/第一条", "一/第二条", "二", "二/第三条"]
