from tests.documents.outlines import body, locators

SPEECH = """座谈会上的讲话
同志们：
一、提高认识
我们要看到，阅读是好习惯。读书使人充实，讨论使人机敏。
我们还要看到，阅读有困难。一是时间少，大家都忙。二是书太少，需要添置。三是没有地方。总之要想办法。
二、抓好落实
抓落实要靠大家。
一是摸清底数。到各处走一走，看一看。
二是分类推进。有条件的先办，没有条件的后办。
三、加强领导
第一，明确责任。队长负总责。一是带头读；二是带头讲。
第二，搞好保障。经费按时到位。
"""


def test_members_inside_paragraphs_and_on_lines_of_their_own() -> None:
    assert locators(SPEECH) == [
        "一",
        "一/我们要看到，阅读是好习惯",
        "一/我们还要看到，阅读有困难",
        "一/我们还要看到，阅读有困难/一是",
        "一/我们还要看到，阅读有困难/二是",
        "一/我们还要看到，阅读有困难/三是",
        "二",
        "二/一是",
        "二/二是",
        "三",
        "三/第一",
        "三/第一/一是",
        "三/第一/二是",
        "三/第二",
    ]


def test_a_member_ends_where_the_next_begins() -> None:
    member = body(SPEECH, "一/我们还要看到，阅读有困难/二是")
    assert member == "二是书太少，需要添置。"
    assert body(SPEECH, "二/一是") == "一是摸清底数。到各处走一走，看一看。"


def test_a_single_member_is_no_list() -> None:
    assert locators("一、说明\n一是这样，别的没有。\n二、其他\n二是那样。\n") == ["一", "二"]


def test_the_words_inside_a_sentence_are_no_members() -> None:
    assert locators("一、说明\n统一是好事，二是数字。\n二、完\n") == ["一", "二"]
