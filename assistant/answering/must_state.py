"""What an answer has to state to answer at all: the unit, the form, the day that is asked for.

A near clause with a number of another kind is no answer. What is asked for is read from the
wording; only the sentences that would be shown are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_N = r"(?:\d[\d.]*|[一二两三四五六七八九十百千半]+)[余多]?"
# Measures that a text writes behind its number as the question does: 三届, 800字, 四个等次.
_MEASURES = (
    *((one,) for one in "字页届份张枚幅套册篇栏票岁桌"),
    ("分钟", "小时", "学时", "课时"),
    ("小时", "分钟", "学时", "课时"),
    ("钟头", "小时", "分钟", "学时", "课时"),
    ("平方", "平米", "㎡"),
    ("厘米", "公分", "毫米", "米", "寸"),
    ("等次", "等级", "档", "级"),
    ("规格", "种"),
    ("遍", "次", "回"),
    ("万",),
)
_MONEY_GIVEN = r"补[贴助]|津贴|奖励|奖金|慰问金|报酬|资助|启动(?:资金|经费)|活动经费"

NO_FIGURE = (
    "资料库里有相近的规定，但没有写出所问的数字；请问上级党委组织部门，或补充写明这个数字的文件。"
)
_NOT_STATED = (
    "资料库里有相近的内容，但没有写出所问的{what}；请问上级党委组织部门，或补充写明它的文件。"
)


@dataclass(frozen=True, slots=True)
class _Need:
    """Where a question asks for it, how a text states it, and why it is refused otherwise."""

    asked: re.Pattern[str]
    stated: re.Pattern[str]
    reason: str


def _number(asked: str, stated: str) -> _Need:
    return _Need(re.compile(asked), re.compile(stated), NO_FIGURE)


def _thing(asked: str, stated: str, what: str) -> _Need:
    return _Need(re.compile(asked), re.compile(stated), _NOT_STATED.format(what=what))


_ASKED = r"(?<![每隔哪])(?:几|多少)个?"
_ONCE_EVERY = r"(?!一|换|开|选|搞|轮|交|写|召|聚|学|查|评|考|联|[一两]?[次回])"
_PASSES = rf"(?<![每定]){_N}个?"

_FIGURES = (
    *(
        _number(
            rf"(?<![哪好没过])(?:几|多少)个?{names[0]}(?!之)",
            rf"{_N}个?(?:{'|'.join(names)})(?!之)",
        )
        for names in _MEASURES
    ),
    _number(
        rf"(?:{_MONEY_GIVEN})[^，。；？?]{{0,8}}(?:多少|几)(?=[钱元块千百万]|[？?，。\s]|$)|(?:多少|几)[^，。；？?]{{0,3}}(?:{_MONEY_GIVEN})"
        r"|几[十百千万]块?元?钱?(?![人名家户])",
        rf"{_N}万?元",
    ),
    # A time that passes, not how often something recurs: 几天内报, 保存几年.
    _number(rf"{_ASKED}年{_ONCE_EVERY}", rf"{_PASSES}[年月]|半年|长期|永久"),
    _number(rf"{_ASKED}月{_ONCE_EVERY}", rf"{_PASSES}(?:[年月周天日]|季度)|半年"),
    _number(
        rf"{_ASKED}(?:工作日|[天日周]){_ONCE_EVERY}",
        rf"{_PASSES}(?:工作日|小时|学时|[天日周月])|半年|当[天日]",
    ),
    # How long one meeting lasts, not how often there is one.
    _number(
        r"(?:[一每]次|[一每][堂节场回])[^，。；？?]{0,6}[开谈讲学上搞][够满]?(?:多长时间|多久|多长)",
        rf"{_N}个?(?:分钟|小时|学时|课时)|半天",
    ),
    _number(
        r"几月几[号日]|几[号日](?:截止|之?前|以前|要?交|要?报)|哪天截止",
        rf"(?<!个){_N}月(?:{_N}[日号]|底|末|初|份)|每月{_N}[日号]|月底|年底",
    ),
)
_PERSON = r"(?:部长|书记|主任|主席|委员|指导员|组织员|负责人|联系人|经办人|领导)"
_THINGS = (
    _thing(
        r"(?:什么|啥|哪种|统一|有没有|有无)[^，。？?]{0,4}(?:格式|模板|样式|样表|范本|范文)"
        r"|(?:格式|模板|样式|样表|范文)[^，。？?]{0,3}(?:是什么|什么样|有没有|在哪|怎么)|几栏",
        r"格式|模板|样式|式样|样表|范本|附表|附件|如下表",
        "格式或样表",
    ),
    _thing(
        r"(?:电话|手机|传真)(?:号码?)?(?:是|给我)?(?:多少|几|什么|呢?[？?]?$)|联系方式|信箱|邮箱|微信号|网址|公众号叫",
        r"\d{5,}|@|www|http",
        "联系方式",
    ),
    _thing(
        r"(?:去|在|从)哪[里儿]?(?:可以|能)?下载|下载地址",
        r"下载|网站|网址|系统",
        "下载地址",
    ),
    _thing(
        r"左[^，。？?]{0,4}(?:还是|或者?)[^，。？?]{0,2}右"
        r"|右[^，。？?]{0,4}(?:还是|或者?)[^，。？?]{0,2}左",
        r"左|右",
        "位置",
    ),
    _thing(r"什么颜色|[红黑蓝][色笔](?:还是|或者?)[红黑蓝]", r"颜色|[红黑蓝]色|墨水|钢笔", "颜色"),
    _thing(
        r"什么级别|几级干部|是.{0,2}级(?:吗|还是)",
        r"级别|[正副]?[处科厅乡股]级",
        "级别",
    ),
    _thing(
        rf"{_PERSON}(?:现在)?(?:是?叫什么|叫啥|姓什么|是哪位|是谁(?=[？?，,]|$))",
        rf"{_PERSON}[：:][\u4e00-\u9fff]{{2,4}}(?:[，。；、\s]|$)|同志",
        "人员姓名",
    ),
    _thing(
        r"几点(?:钟)?(?:上班|下班|开门|办公|关门)|办公时间|在几楼|门牌号",
        r"\d+[:：点时]|[上下]午|号楼|路\d+号",
        "办公时间或地点",
    ),
)
# Who asks for a count over all of a place is told nothing by a rule: 全市有多少家.
_OVER_ALL = re.compile(
    r"(?P<all>全[国省市县区镇乡])(?!民)[^，。；？?]{0,18}(?:多少|几(?!乎)|比例|率)"
)
_TITLE = re.compile(r"《[^《》]*》")
_TALLY = _NOT_STATED.format(what="统计数字")


def unstated(question: str, concluded: Sequence[str], shown: Sequence[str]) -> str:
    """Why the sentences do not answer; empty where they may.

    A number has to stand in the conclusion, anything else in what is `shown`.
    """
    conclusion, whole = " ".join(concluded), " ".join([*concluded, *shown])
    for need in _FIGURES:
        if need.asked.search(question) and not need.stated.search(conclusion):
            return need.reason
    for need in _THINGS:
        if need.asked.search(question) and not need.stated.search(whole):
            return need.reason
    counted = _OVER_ALL.search(question)
    if counted and counted["all"] not in _TITLE.sub("", conclusion):
        return _TALLY
    return ""
