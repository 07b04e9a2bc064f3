"""The roles of those who use the page: which places are theirs, what each begins with.

A role is no account and no right: it puts what is used often to the front. What is not in front
stays one press away, and every address opens for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Start:
    """One line of 怎么用: what one wants to do, the address of its place, how it is done there."""

    task: str
    address: str
    how: str


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work. `name`: in addresses, style sheets and scripts; `places`: in their order."""

    name: str
    title: str
    places: tuple[str, ...]
    starts: tuple[Start, ...]
    examples: tuple[str, ...]


ROLES: tuple[Role, ...] = (
    Role(
        "secretary",
        "支部书记",
        ("chat", "texts", "guide", "lists"),
        (
            Start("办一件事", "lists", "写“支部换届”这样的事，每一步谁办、什么时限都列出来。"),
            Start("看该建什么组织", "guide", "填职工和党员人数，看该建什么党组织、依据哪一条。"),
            Start("核对原文", "texts", "打开文件全文，看它现在是不是有效，一键复制引用。"),
        ),
        (
            "我们公司只有两名党员，能不能和别的企业联合建支部？",
            "支部委员会任期几年，换届要提前多久请示？",
            "三会一课分别多久开一次？",
            "党费按什么比例交？",
        ),
    ),
    Role(
        "instructor",
        "党建工作指导员",
        ("chat", "texts", "guide", "lists", "visits"),
        (
            Start("走访前备一份资料", "visits", "填企业情况，得到达标检查、访谈提纲和记录表。"),
            Start("几家企业一起备", "visits-many", "填一张 Excel 表，一行一家，一次全部生成。"),
            Start("走访后记下情况", "visits-kept", "发现的问题记在档案里，下次的资料包会带上。"),
        ),
        (
            "企业有几名正式党员就应当成立党支部？",
            "企业的党组织活动经费能不能税前扣除？",
            "流动党员的组织关系怎么转接？",
            "发展党员要经过哪些步骤？",
        ),
    ),
    Role(
        "trainer",
        "培训讲师",
        ("chat", "texts", "quiz"),
        (
            Start("出一份卷子", "quiz", "填各题型的题数，点“出卷”，再下载 Word 试卷和答案。"),
            Start("审一遍题", "quiz-bank", "合用的点“通过”，不合用的写明原因，以后不再出。"),
            Start("自己先练一遍", "quiz-practice", "做一题判一题，做错的自动记进错题本。"),
        ),
        (
            "预备党员的预备期多长，从哪天算起？",
            "入党介绍人要做哪些事？",
            "主题党日和组织生活会有什么要求？",
            "党员有哪些权利和义务？",
        ),
    ),
    Role(
        "librarian",
        "资料员",
        ("stock", "texts", "state", "chat"),
        (
            Start("添加文件", "stock", "把文件拖进去，逐个看到收下了没有、为什么没收下。"),
            Start(
                "补填文号和日期", "stock-pending", "文件里没写明的列在这里，补填以后引用才完整。"
            ),
            Start("看哪些问题答不上来", "state-gaps", "问得多、答不上来的排在前面，照着补文件。"),
        ),
        (
            "发展党员要存哪些材料？",
            "组织生活会的记录要留哪些材料？",
            "党费收缴要留哪些凭证？",
            "党费收支要公布吗？",
        ),
    ),
)
