"""Texts about an orchard to be read: two versions, a text that names them, one that attacks."""

from __future__ import annotations

from pathlib import Path

HOSTILE = "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>\u202e倒写\u202c"

OLD = """---
title: 果园管理办法
kind: 制度
issuer: 果园合作社
written: 2019-03-01
---

果园管理办法

第一条 果树每年修剪一次。

第二条 工具用后放回库房。
"""
NEW = """---
title: 果园管理办法
kind: 制度
issuer: 果园合作社
number: 果社发〔2024〕3号
level: 单位制度
region: 示例县
status: 现行有效
written: 2024-05-01
---

果园管理办法

第一章 总则

第一条 果树每年修剪两次，由技术组安排。

第二章 工具

第二条 工具用后放回库房。

借出工具应当登记，并写明下列事项：

（一）借用人姓名；

（二）归还日期。

第三条 丢失工具的，按照第二条第二款的登记照价赔偿。
"""
NOTICE = """---
title: 关于做好冬季修剪的通知
kind: 文件
issuer: 果园合作社
status: 现行有效
written: 2024-11-02
---

关于做好冬季修剪的通知

一、认真落实《果园管理办法》第一条，十二月底前完成修剪。

二、修剪工具按规定登记，《果园管理办法》另有规定的除外。
"""
HOSTILE_TEXT = f"""---
title: 附表说明
kind: 文件
status: 试行
written: 2022-02-02
---

附表说明

一、照抄{HOSTILE}结束。

二、𠮷祥果树名录见附件。
"""


def write_reading_library(folder: Path) -> Path:
    """The texts as files in a new folder."""
    folder.mkdir()
    texts = {"旧办法": OLD, "新办法": NEW, "通知": NOTICE, "附表": HOSTILE_TEXT}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder
