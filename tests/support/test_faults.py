"""Each kind of fault in a sentence that somebody worded anew, and paraphrases that have none."""

from __future__ import annotations

import pytest

from assistant.faults import Fault
from assistant.support.checking import faults

PERIOD = (
    "第三十二条　预备党员的预备期为一年。预备期从支部大会通过其为预备党员之日算起。\n\n"
    "预备党员预备期满，党支部应当及时讨论其能否转为正式党员。需要继续考察和教育的，可以延长一次预备期，"
    "延长时间不能少于半年，最长不超过一年；不履行党员义务、不具备党员条件的，应当取消其预备党员资格。"
)
APPROVAL = (
    "第二十六条　党委对党支部上报的接收预备党员的决议，应当在三个月内审批，"
    "特殊情况可适当延长审批时间，但不得超过六个月。"
)
COMMITTEE = (
    "第二十条　有正式党员7人以上的党支部，应当设立党支部委员会。党支部委员会由3至5人组成，"
    "一般不超过7人。\n正式党员不足7人的党支部，设1名书记，必要时可以设1名副书记。"
)
MEETING = (
    "第十一条　党支部党员大会由全体党员参加，一般每季度召开1次。党支部党员大会议题提交表决前，"
    "应当经过充分讨论。表决必须有半数以上有表决权的党员到会方可进行，赞成人数超过应到会有表决权的党员的"
    "半数为通过。"
)
TRAINING = "党支部书记每年应当至少参加1次县级以上党组织举办的集中轮训，新任书记应当进行任职培训。"
LESSON = "党委（党组）书记每年至少讲1次党课。"
DUES = "党费账户不得从事经济活动，不得将党费用于购买国债以外的投资。请求下拨党费，不得越级申请。"
REPORT = "选出的党支部委员，报上级党组织备案；党支部书记、副书记，报上级党组织批准。"
STEPS = "会议由书记召集和主持。要有半数以上委员到会。"


@pytest.mark.parametrize(
    ("statement", "quote", "fault"),
    [
        ("预备党员的预备期为六个月。", PERIOD, Fault.NUMBER),
        ("预备期可以延长一次，延长时间最长不超过半年。", PERIOD, Fault.NUMBER),
        ("党委应当在六个月内审批，特殊情况不得超过三个月。", APPROVAL, Fault.NUMBER),
        ("党委的审批时间至少三个月。", APPROVAL, Fault.NUMBER),
        ("支部委员会由3至7人组成。", COMMITTEE, Fault.NUMBER),
        ("正式党员超过7人的支部才应当设立支部委员会。", COMMITTEE, Fault.NUMBER),
        ("党员大会一般每月召开一次。", MEETING, Fault.NUMBER),
        ("赞成人数达到应到会有表决权党员的半数为通过。", MEETING, Fault.NUMBER),
        ("书记每年至少参加两次集中轮训。", TRAINING, Fault.NUMBER),
        ("支部书记每年至少讲一次党课。", LESSON, Fault.BODY),
        ("党员大会由全体党员参加，由党小组一般每季度召开1次。", MEETING, Fault.BODY),
        ("选出的支部委员报上级纪委备案。", REPORT, Fault.BODY),
        ("党支部党员大会由支部委员会参加，一般每季度召开1次。", MEETING, Fault.BODY),
        ("不履行党员义务的，可以取消其预备党员资格。", PERIOD, Fault.FORCE),
        ("党费账户可以从事经济活动。", DUES, Fault.FORCE),
        ("请求下拨党费可以越级申请。", DUES, Fault.FORCE),
        ("预备期不得延长。", PERIOD, Fault.FORCE),
        ("正式党员7人以上的支部不必设立支部委员会。", COMMITTEE, Fault.FORCE),
        ("书记每年至少参加一次集中轮训。", LESSON, Fault.WORDS),
        ("党费按本人工资的比例交纳，由支部书记保管。", REPORT, Fault.WORDS),
        ("《中国共产党党内监督条例》规定，预备期为一年。", PERIOD, Fault.NAME),
        ("中组发〔2019〕3号规定，预备期为一年。", PERIOD, Fault.NAME),
        ("第三十三条规定，预备党员的预备期为一年。", PERIOD, Fault.ARTICLE),
    ],
)
def test_what_the_source_does_not_say_is_a_fault(statement: str, quote: str, fault: Fault) -> None:
    assert fault in faults(statement, [quote])


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("预备期是1年，从支部大会通过其为预备党员那天起算。", PERIOD),
        ("第三十二条规定，预备期可以延长一次，不少于6个月，最长不超过12个月。", PERIOD),
        ("您所在支部的预备党员如果不履行党员义务，就应当取消其预备党员资格。", PERIOD),
        ("党委要在3个月内审批，有特殊情况的可以适当延长，但不得超过半年。", APPROVAL),
        ("支委会由三到五人组成，一般不超过七人。", COMMITTEE),
        (
            "正式党员达到7人的支部，需要设立支委会；不足7人的设一名书记，必要时可以设一名副书记。",
            COMMITTEE,
        ),
        ("支部大会通常每个季度开一次。", MEETING),
        (
            "表决时，到会的有表决权党员要有半数以上，赞成人数超过应到会有表决权党员的半数才算通过。",
            MEETING,
        ),
        ("新任书记应参加任职培训，此后每年至少参加一次县级以上党组织举办的集中轮训。", TRAINING),
        ("除购买国债外，党费不能用于投资。", DUES),
        ("支部委员报上级党组织备案，书记和副书记则须报上级党组织批准。", REPORT),
        ("会议由书记主持，并且要有半数以上的委员到会。", STEPS),
    ],
)
def test_paraphrases_pass(statement: str, quote: str) -> None:
    assert faults(statement, [quote]) == ()


def test_a_literal_sentence_has_no_fault() -> None:
    assert faults("表决必须有半数以上有表决权的党员到会方可进行", [MEETING]) == ()


def test_a_sentence_may_join_what_two_quotes_say() -> None:
    both = "党员大会一般每季度召开一次，党委（党组）书记每年至少讲一次党课。"
    assert faults(both, [MEETING, LESSON]) == ()
    assert faults(both, [MEETING]) != ()


def test_names_and_articles_may_come_from_what_is_cited() -> None:
    statement = "根据《中国共产党发展党员工作细则》第三十二条，预备期为一年。"
    bare = PERIOD.removeprefix("第三十二条　")
    assert faults(statement, [bare]) != ()
    names = ["中国共产党发展党员工作细则", "中办发〔2014〕33号", "第五章/第三十二条"]
    assert faults(statement, [bare], names) == ()


def test_an_article_is_that_of_the_line_that_says_it() -> None:
    lines = (
        "1. 支委会一般每月召开1次（《中国共产党支部工作条例（试行）》第十二条）。\n"
        "2. 党小组会一般每月召开1次（《中国共产党支部工作条例（试行）》第十三条）。"
    )
    assert faults("支部工作条例第十三条规定，党小组会每月召开一次。", [lines]) == ()
    wrong = faults("支部工作条例第十二条规定，党小组会每月召开一次。", [lines])
    assert wrong == (Fault.ARTICLE,)


def test_nothing_cited_is_a_fault_of_its_own() -> None:
    assert faults("预备期为一年。", []) == (Fault.UNCITED,)


def test_a_mistake_that_a_line_begins_with_is_no_rule() -> None:
    quote = "## 九、常见错误\n1. 支委会直接除名。要支部大会讨论决定，报上级党组织批准。"
    assert faults("支委会直接除名。", [quote]) != ()
    assert faults("支委会不能直接除名，要由支部大会讨论决定。", [quote]) == ()


def test_what_is_over_is_not_told_as_binding() -> None:
    quote = "1990年的选举工作暂行条例已被2020年的条例取代，不要再引用。"
    assert Fault.NOT_IN_FORCE in faults("选举应当依照1990年的选举工作暂行条例进行。", [quote])
    assert faults("1990年的选举工作暂行条例已经被取代，不要再引用。", [quote]) == ()
    claimed = "现行党章规定，党组织领导工会。"
    text = "党章2017年文本规定，党组织领导工会；党章2022年已修改，引用前核对。"
    assert Fault.NOT_IN_FORCE in faults(claimed, [text])


def test_a_document_may_be_named_in_short() -> None:
    names = ["中国共产党支部工作条例（试行）", "第二十条"]
    text = "第二十条规定，正式党员7人以上的支部应当设立支部委员会。"
    assert faults(f"支部工作条例{text}", [COMMITTEE], names) == ()
    assert faults(f"组织工作条例{text}", [COMMITTEE], names) == (Fault.NAME,)
    assert faults(f"《支部委员会条例》{text}", [COMMITTEE], names) == (Fault.NAME,)
