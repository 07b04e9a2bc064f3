"""The documents of the stand-in for the assistant: a rule, a digest, one that plays markup."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant import (
    Citation,
    Document,
    Kind,
    ParsedDocument,
    Passage,
    Section,
    Source,
    Status,
)

HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
    "[点这里](https://evil.example/) ${window.hacked=3} {{constructor}} **粗体** \"'"
)

_RULE_LINES = (
    "示例条例",
    "第一章　总则",
    "第三条　本条例适用于企业中的基层支部。",
    "第二章　支部设置",
    "第四条　正式党员三人以上的单位，应当成立支部。",
    "正式党员不足三人的单位，可以按照地域相邻、规模适当的原则，与其他单位联合成立支部。"
    "联合支部覆盖的单位一般不超过五个。",
    "第五条　成立支部，一般由所在单位提出申请，由上级党委审批。",
)


def document(id: str = "d1", **changes: object) -> Document:
    """A rule in force, with every field of a citation."""
    values: dict[str, object] = {
        "title": "示例支部工作条例",
        "kind": Kind.REGULATION,
        "sha256": "0" * 64,
        "issuer": "示例机关",
        "number": "示发〔2018〕7号",
        "status": Status.IN_FORCE,
        "published": date(2018, 10, 28),
    }
    return Document(id=id, **(values | changes))  # type: ignore[arg-type]


def contents(source: Document, lines: Sequence[str], article: str = "") -> ParsedDocument:
    """One passage a line; one section from the line that starts with `article`, two lines long."""
    text = "\n".join(lines)
    passages, sections, position = [], [], 0
    for ordinal, line in enumerate(lines):
        end = position + len(line)
        passages.append(
            Passage(
                f"{source.id}-p{ordinal}",
                source.id,
                ordinal,
                "第二章/第四条",
                ("第二章　支部设置",),
                line,
                position,
                end,
                3,
            )
        )
        if article and line.startswith(article):
            two = end + 1 + len(lines[ordinal + 1])
            sections.append(
                Section("条", article, "", "第二章/第四条", ("第二章　支部设置",), position, two)
            )
        position = end + 1
    return ParsedDocument(source, text, tuple(sections), tuple(passages))


def cite(parsed: ParsedDocument, quote: str, number: int) -> Citation:
    """A citation of the first place where the quote stands."""
    start = parsed.text.index(quote)
    end = start + len(quote)
    passage = next(p for p in parsed.passages if p.start <= start and end <= p.end)
    source = parsed.document
    inside = "，".join(part for part in (source.number, source.issuer) if part)
    label = f"《{source.title}》（{inside}）第四条"
    return Citation(number, source, passage, passage.locator, quote, start, end, label)


RULE = contents(document(), _RULE_LINES, "第四条")
DIGEST = contents(
    document(
        "d2",
        title="联合支部办理要点",
        kind=Kind.DIGEST,
        issuer="党务助手项目组",
        number=None,
        status=Status.UNKNOWN,
        sources=(
            Source(
                "示例支部工作条例",
                "示发〔2018〕7号",
                "示例机关",
                "2018-10-28",
                ("第四条", "第五条"),
                "现行有效",
            ),
            Source("示例旧办法", articles=("第二条",), status="已废止"),
        ),
    ),
    (
        "联合支部办理要点",
        "先与相邻企业的党员商量，再共同向上级党委提出书面申请。",
        "上级党委批复后一个月内开党员大会选举支部委员会。",
    ),
)
EVIL = contents(
    document("d3", title=f"附件{HOSTILE}", number=HOSTILE, issuer=HOSTILE, status=Status.TRIAL),
    ("开头", f"正文{HOSTILE}结束。", "末尾"),
)
