"""Made-up rules of a meadow, each of which could be asked about in an unfair way; and digests."""

from __future__ import annotations

from pathlib import Path

RULES = """草场党支部工作办法

第一条 正式党员不足七人的草场党支部，设书记一名，必要时可以设副书记一名。

第二条 草场党支部每年至少召开一次组织生活会，一般安排在第四季度。

第三条 受到留党察看处分的草场党员，在察看期间没有表决权。

第四条 草场党支部应当单独设立阅览角，供党员和职工使用。

第五条 草场党支部在必要时可以设立流动书屋，供牧工使用。

第六条 草场党支部不得为草场党员垫交党费。

第七条 草场党支部书记由党员大会选举产生，每届任期三年。

第八条 草场党费应当存入山前银行、山后银行、河东银行、河西银行、城南银行。

第九条 草场党员要求调换党小组的申请，由支部委员会讨论决定后公布。

第十条 省级党委每两年检查一次草场党员的培训工作。

第十一条 草场党支部每季度检查一次草场饮水设备。

第十二条 草场党支部每年向牧工大会作草场灌溉情况报告或者书面报告。

第十三条 外出放牧的草场党员可以持证向流入地党组织交纳草场党费。

第十四条 外出剪毛的草场党员必须及时向流入地党组织报到并且登记住址。

第十五条 牧场公司一般从管理层中选任党支部书记。没有合适人选的，可以由上级党组织选派党支部书记。

第十六条 草场党支部书记每年向上级党组织和草场牧工大会述职。

第十七条 对受到限期改正处置的草场党员，草场党支部应当采取帮扶教育措施。

第十八条 草场党员有下列情形之一的，草场党支部应当予以批评：

（一）私自拆除草场公用围栏的；
（二）随意丢弃剪毛工具和药瓶的；
（三）没有正当理由，连续六个月不参加草场值守，也不说明去向，并且拒绝接受草场党支部指派的看护人员帮助联系的；
（四）放任自家羊群啃食幼苗的。
"""
OTHER_RULES = """草场党组织转接办法

第一条 草场党员要求调换党小组的申请牵涉两个党支部的，由上级党委讨论决定后答复。

第二条 草场党员有困难的，党支部促进该单位帮助解决，时间不超过两个月。
"""
_HEAD = """---
title: {title}
kind: 解读
status: 试行
issuer: 草场资料组
written: 2026-01-05
collection: {collection}
sources:
  - title: "草场党支部守则"
    articles: ["第二条", "第三条"]
    status: "现行有效"
---

# {title}

本文是党务助手项目组编写的要点摘编，不是正式文件；与原文不一致的，一律以原文为准。

## 一、守则

1. {line}（《草场党支部守则》第二条）。
"""
FOR_QUIZZES = _HEAD.format(
    title="草场应知应会要点摘编",
    collection="出题要点",
    line="草场党支部每半年至少组织党员清理一次草场水渠",
)
NOTES = _HEAD.format(
    title="草场笔记要点摘编",
    collection="资料",
    line="草场党支部每季度至少组织党员修补一次草场围栏",
)


def write(folder: Path) -> Path:
    """The files in a folder of their own."""
    folder.mkdir(parents=True)
    (folder / "草场党支部工作办法.txt").write_text(RULES, "utf-8")
    (folder / "草场党组织转接办法.txt").write_text(OTHER_RULES, "utf-8")
    (folder / "草场应知应会要点摘编.md").write_text(FOR_QUIZZES, "utf-8")
    (folder / "草场笔记要点摘编.md").write_text(NOTES, "utf-8")
    return folder
