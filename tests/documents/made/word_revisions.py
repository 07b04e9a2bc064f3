"""Word documents with numbers where people have worked on them: revisions, hidden text, formats."""

from __future__ import annotations

from tests.documents.made.word import Level, Word, abstract, num, p, style, table
from tests.documents.made.word_lists import Listed

_ARTICLES = (Level("chineseCountingThousand", "第%1条", suff="space"),)
_BOXED = (
    "<w:p><w:pPr/><w:r><w:t>正文带文本框。</w:t></w:r><w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def _deleted(text: str, numbered: tuple[int, int]) -> str:
    """A numbered paragraph that a tracked change strikes out, its mark included."""
    settings = (
        f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        '<w:rPr><w:del w:id="1" w:author="审核人" w:date="2025-01-01T00:00:00Z"/></w:rPr>'
    )
    return (
        f'<w:p><w:pPr>{settings}</w:pPr><w:del w:id="2" w:author="审核人">'
        f"<w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"
    )


def _tracked() -> Listed:
    inserted = '<w:ins w:id="3" w:author="审核人"><w:r><w:t>新增的话。</w:t></w:r></w:ins>'
    new = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f'<w:rPr><w:ins w:id="4" w:author="审核人"/></w:rPr></w:pPr>{inserted}</w:p>'
    )
    unlisted = (
        '<w:pPrChange w:id="5" w:author="审核人"><w:pPr><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    body = (
        p("保留。", (1, 0))
        + _deleted("删去的一条。", (1, 0))
        + new
        + p("原来有编号，修订中取消。", more=unlisted)
        + p("末条。", (1, 0))
    )
    return Listed(
        Word(body, abstract(1, _ARTICLES) + num(1, 1)),
        ("第一条 保留。", "第二条 新增的话。", "原来有编号，修订中取消。", "第三条 末条。"),
        apart="按修订显示的原样输出，删去的一条仍占编号",
    )


def _hidden() -> Listed:
    """A paragraph whose words and mark are hidden takes no number; an empty one does."""
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    secret = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"{vanish}</w:pPr><w:r>{vanish}<w:t>隐藏的话。</w:t></w:r></w:p>"
    )
    body = p("甲。", (1, 0)) + secret + p("乙。", (1, 0)) + p("", (1, 0)) + p("丙。", (1, 0))
    return Listed(
        Word(body, abstract(1, _ARTICLES) + num(1, 1)),
        ("第一条 甲。", "第二条 乙。", "第四条 丙。"),
        apart="隐藏的段落照样输出",
    )


def _boxes() -> Listed:
    """A text box counts by itself, and the text runs on past it."""
    inside = p("框内一", (1, 0)) + p("框内二", (1, 0))
    body = p("甲", (1, 0)) + _BOXED.format(inside) + p("乙", (1, 0))
    return Listed(
        Word(body, abstract(1, (Level("decimal", "%1.", suff="nothing"),)) + num(1, 1)),
        ("1.甲", "正文带文本框。", "1.框内一", "2.框内二", "2.乙"),
        apart="纯文本输出不含文本框",
    )


def _sample_format() -> Listed:
    """The format 001 that Word 2010 added stands beside its fallback."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:suff w:val="space"/>'
        '<w:lvlText w:val="编号%1"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{level}'
        f"</w:abstractNum>{num(1, 1)}"
    )
    return Listed(
        Word(p("甲", (1, 0)) + p("乙", (1, 0)), numbering),
        ("编号009 甲", "编号010 乙"),
    )


def _level_override() -> Listed:
    """A list that replaces a level of its definition: 编号格式 changed for one list alone."""
    own = f'<w:lvlOverride w:ilvl="0">{Level("chineseCounting", "（%1）", suff="nothing").xml(0)}'
    numbering = (
        abstract(1, (Level("decimal", "%1.", suff="nothing"),))
        + num(1, 1)
        + num(2, 1, f"{own}</w:lvlOverride>")
    )
    body = p("甲", (1, 0)) + p("乙", (2, 0)) + p("丙", (1, 0))
    return Listed(
        Word(body, numbering),
        ("1.甲", "（二）乙", "3.丙"),
    )


def _borrowed_level() -> Listed:
    """A level that belongs to one style numbers no paragraph that another style puts there."""
    levels = (Level("chineseCounting", "%1、", suff="nothing", style="1"),)
    styles = style("1", "heading 1", num_pr='<w:numId w:val="1"/>') + style(
        "2", "仿标题", num_pr='<w:numId w:val="1"/>'
    )
    body = p("甲", style="1") + p("借用", style="2") + p("自己编", (1, 0)) + p("乙", style="1")
    return Listed(
        Word(body, abstract(1, levels) + num(1, 1), styles),
        ("一、甲", "借用", "二、自己编", "三、乙"),
        apart="给借用的段落也编号",
    )


def _default_style() -> Listed:
    """Everything numbered through the default style, a heading taken out by list 0."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="b"><w:name w:val="Body"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("规定", (0, 0)) + p("甲。") + p("乙。")
    word = Word(body, abstract(1, _ARTICLES) + num(1, 1), styles, normal=False)
    return Listed(word, ("规定", "第一条 甲。", "第二条 乙。"))


def _damaged() -> Listed:
    """Lists and levels that are not defined number nothing, and nothing is lost."""
    numbering = abstract(1, (Level("decimal", "%1.", suff="nothing"),)) + num(1, 1) + num(2, 9)
    body = p("甲", (1, 0)) + p("乙", (2, 0)) + p("丙", (77, 0)) + p("丁", (1, 8)) + p("戊", (1, 0))
    return Listed(
        Word(body, numbering),
        ("1.甲", "乙", "丙", "丁", "2.戊"),
        apart="给没有定义的级别补上编号",
    )


def _nested_table() -> Listed:
    inner = table([[p("甲", (1, 0)), p("乙", (1, 0))]])
    body = p("前", (1, 0)) + table([[p("项目"), inner + p("", None)]]) + p("后", (1, 0))
    return Listed(
        Word(body, abstract(1, (Level("decimal", "%1.", suff="nothing"),)) + num(1, 1)),
        ("1.前", "项目：2.甲 3.乙", "4.后"),
        apart="表格逐格输出",
    )


LISTS = {
    "修订": _tracked(),
    "隐藏文字": _hidden(),
    "文本框": _boxes(),
    "自定格式": _sample_format(),
    "单个列表改格式": _level_override(),
    "借用级别": _borrowed_level(),
    "默认样式": _default_style(),
    "缺定义": _damaged(),
    "嵌套表格": _nested_table(),
}
