"""Rules of the whole country and of two provinces on one matter; a rule that has been revised."""

from __future__ import annotations

from pathlib import Path

PLAIN = "果园夜间值班每班安排几名社员？"
NOWHERE = "新疆对值班人数有什么规定，夜间值班每班安排几名社员？"


def rule(title: str, level: str, region: str, clause: str, since: str) -> str:
    place = f"region: {region}\n" if region else ""
    return (
        f"---\ntitle: {title}\nkind: 法规\nlevel: {level}\n{place}effective: {since}\n---\n\n"
        f"第一条 {clause}\n\n第二条 本规定自发布之日起施行。\n"
    )


FILES = {
    "全国.md": rule(
        "果园值班工作条例",
        "党内法规",
        "",
        "果园夜间值班每班安排两名社员，由组长排班。",
        "2012-04-01",
    ),
    "贵州.md": rule(
        "贵州省果园值班细则",
        "省级",
        "贵州省",
        "贵州省的果园夜间值班每班安排四名社员，另设带班一名。",
        "2015-04-01",
    ),
    "浙江.md": rule(
        "浙江省果园值班细则",
        "省级",
        "浙江省",
        "浙江省的果园夜间值班每班安排五名社员，并且记录。",
        "2015-04-01",
    ),
    "竹筐2012.txt": (
        "果园竹筐规定\n（2012年3月1日果园合作社社员大会通过）\n"
        "第一条 采摘苹果的竹筐每筐装三十斤。\n第二条 本规定自2012年4月1日起施行。\n"
    ),
    "竹筐2026.txt": (
        "果园竹筐规定\n（2026年3月1日果园合作社社员大会修订）\n"
        "第一条 采摘苹果的竹筐每筐装十八斤。\n第二条 本规定自2026年4月1日起施行。\n"
    ),
}


def write(folder: Path) -> Path:
    """The files in a new folder."""
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder
