"""How it is told that a part of a paper has fewer items than were wanted."""

from __future__ import annotations

from assistant.papers import BlueprintPart

ANEW = (
    "要再出以前的试卷出过的题，页面上勾选“以前的试卷出过的题可以再出”，命题方案里写 repeat = true"
)


def wanted_words(part: BlueprintPart) -> str:
    """What was wanted of a part, within which limits: 单选题（主题“党费”）要 5 道."""
    limits = [f"《{one.strip('《》')}》" for one in part.documents] + [
        f"主题“{one}”" for one in part.topics
    ]
    limits += [f"难度{one}" for one in part.difficulties]
    within = f"（{'、'.join(limits)}）" if limits else ""
    return f"{part.kind.label}题{within}要 {part.count} 道"
