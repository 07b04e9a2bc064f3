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


BODIES = (
    "预备党员转正，由支部委员会审查，支部大会讨论表决，报上级党委审批。"
    "党费由党支部书记指定专人收取。工会主席列席会议。"
)


@pytest.mark.parametrize(
    "statement",
    [
        "预备党员转正由村长审查。",
        "预备党员转正，由董事会秘书处审查。",
        "街道妇联主任负责审查预备党员转正。",
        "预备党员转正要经办公会讨论。",
        "预备党员转正报市公安局审批。",
        "预备党员转正，人力资源部可以审查。",
        "预备党员转正由综治办审查，支部大会表决。",
        "党费由财务部收取。",
        "党费由党支部书记指定会计收取。",
        "党费以企业财务部的名义收取。",
        "党费由党委宣传部门指定专人收取。",
    ],
)
def test_a_body_that_no_list_holds_is_known_by_its_form(statement: str) -> None:
    assert Fault.BODY in faults(statement, [BODIES])


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("上级党委审批预备党员转正。", BODIES),
        ("党费全部由专人收取。", BODIES),
        ("会议由专职主席列席。", "会议由工会专职主席列席。"),
        ("受留党察看处分的党员没有表决权。", "党员受留党察看处分期间没有表决权。"),
        ("党员大会选举委员会。", "委员会由党员大会选举产生。"),
        ("由综治中心负责登记。", "流动党员由街道综治中心负责登记。"),
    ],
)
def test_words_that_end_like_bodies_are_none(statement: str, quote: str) -> None:
    assert Fault.BODY not in faults(statement, [quote])


PAYMENT = (
    "机关、事业单位从中小企业采购，应当自交付之日起30日内支付款项；"
    "合同另有约定的，从其约定，但付款期限最长不得超过60日。"
)
ROWS = "# 第七步 归档\n3. 谁办：组织委员；材料：签到、记录；谁批：条款未写审批。"
OFFICES = "党员大会的职权是：选举支委；讨论决定对党员的组织处置。"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("每年向上级党组织报告一次工作。", "每年把工作向上级党组织报告。"),
        ("向中小企业采购的，应在交付后30日内付款，另有约定的最长不超过60日。", PAYMENT),
        ("停止党籍满2年仍确实联系不上的，予以除名。", "| 停止党籍后除名 | 2年后仍确实联系不上 |"),
        ("由组织委员把签到和记录归档。", ROWS),
        ("支部每届任期三年，其他地方不能照搬。", "浙江的支部每届任期三年，仅适用于该地。"),
        ("园区外零散的小企业由社区党组织兜底。", "园区外分散的小企业，由社区党组织兜底。"),
        ("对出资人兼任书记，条例没有专门规定。", "出资人兼任书记，条例没有写。"),
        ("组织处置要由党员大会讨论决定。", OFFICES),
        ("党费能不能返还，要看当地文件怎么规定。", "党费能否返还以当地文件为准。"),
        ("书记津贴没有列入党费的用途。", "党费的用途没有列入：书记津贴。"),
        ("讲话说的津贴不能用党费发。", "讲话说的津贴，不等于可以用党费发。"),
        ("企业宣传不在五项用途之内。", "五项用途里没有企业宣传。"),
        ("差额比例要问上级。", "差额比例问上级。"),
        ("自愿多交的数额没有限制。", "自愿多交不限数额。"),
    ],
)
def test_ways_to_say_the_same(statement: str, quote: str) -> None:
    assert faults(statement, [quote]) == ()


@pytest.mark.parametrize(
    ("statement", "quote", "fault"),
    [
        ("应在60日内付款，另有约定的最长不超过30日。", PAYMENT, Fault.NUMBER),
        ("条例禁止出资人兼任书记。", "出资人兼任书记，条例没有写准许或者禁止。", Fault.FORCE),
        ("挂牌就算支部成立。", "成立支部要有批复和选举，挂牌不算成立。", Fault.WORDS),
        ("党组织可以拒绝转接组织关系。", "党组织不得无故拒转拒接组织关系。", Fault.FORCE),
        ("党支部每季度上一次党课。", "党支部每季度要上几次党课，条例没有写明。", Fault.NUMBER),
    ],
)
def test_near_misses_of_the_same(statement: str, quote: str, fault: Fault) -> None:
    assert fault in faults(statement, [quote])
