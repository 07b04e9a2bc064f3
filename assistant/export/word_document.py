"""The Word package around a body: page, styles, fonts, page numbers.

The home of python-docx, which loads when it is needed: it takes a while.
"""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date, datetime, time
from functools import cache
from typing import Any

from assistant.export import word_page as page
from assistant.export.plain_text import one_line

_ROMAN_CHINESE = '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
_WORD_2013 = "15"  # the latest mode there is
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml", "docProps/app", "numbering")
_EXTRA_STYLES = """
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
 <w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:styleId="Mark"><w:name w:val="Mark"/>
 <w:rPr><w:color w:val="555555"/><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="DetailName"><w:name w:val="Detail Name"/>
 <w:rPr><w:rFonts w:eastAsia="{head}"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
 <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>
 <w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
 <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>
"""


def document_bytes(
    title: str, printed: date | None, *bodies: str, page: page.PageLook = page.LETTER
) -> bytes:
    """A .docx file with these bodies, given as WordprocessingML; the pages of each count from 1."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document(io.BytesIO(_empty(page)))
    target = document.element.body
    for place, body in enumerate(bodies):
        for element in list(parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")):
            target.insert(len(target) - 1, element)  # before the properties of the section
        if place < len(bodies) - 1:
            _end_section(target)
    properties = document.core_properties
    properties.title = one_line(title)[:255]
    if printed is not None:
        properties.created = properties.modified = datetime.combine(printed, time())
    return _saved(document)


def _end_section(body: Any) -> None:
    """What follows stands in a section of its own, on a page like this one's, numbered from 1."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    own = body[-1]
    for numbering in own.findall(qn("w:pgNumType")):
        own.remove(numbering)
    own.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    _in_order(own)
    paragraph = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>')
    paragraph[0].append(deepcopy(own))
    body.insert(len(body) - 1, paragraph)


def _in_order(section: Any) -> None:
    """The schema wants the numbering of pages behind their margins."""
    from docx.oxml.ns import qn

    numbering = section.find(qn("w:pgNumType"))
    section.find(qn("w:pgMar")).addnext(numbering)


@cache
def _empty(page_look: page.PageLook) -> bytes:
    """The document without a body."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document: Any = docx.Document()
    _keep_what_is_used(document)
    styles = document.styles.element
    styles.clear()
    written = "".join(_style(key, look) for key, look in page_look.looks.items())
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    written += _EXTRA_STYLES.format(head=page.HEAD, borders=borders)
    for style in parse_xml(f"<w:styles {nsdecls('w')}>{_defaults()}{written}</w:styles>"):
        styles.append(style)
    _set_page(document, page_look)
    _set_program(document.settings, sided=not page_look.counted)
    section = document.sections[0]
    sides = [(section.footer, "right"), (section.even_page_footer, "left")]
    if page_look.counted:
        sides = [(section.footer, "")]
    for footer, side in sides:
        footer.is_linked_to_previous = False
        numbers = _page_number(side) if side else _PAGE_IN_WORDS
        paragraph = parse_xml(f"<w:p {nsdecls('w')}>{numbers}</w:p>")
        footer._element.replace(footer.paragraphs[0]._p, paragraph)
    if page_look.strip:
        section.header.is_linked_to_previous = False
        paragraph = parse_xml(page_look.strip)
        section.header._element.replace(section.header.paragraphs[0]._p, paragraph)
    properties = document.core_properties
    properties.author, properties.comments, properties.language = "", "", "zh-CN"
    return _saved(document)


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _keep_what_is_used(document: Any) -> None:
    """Drop what the template brings along, and name the faces that may stand in."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if any(word in relation.target_ref for word in _UNUSED):
                del part.rels[key]
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = _fonts().encode("utf-8")


def _fonts() -> str:
    """The table of fonts: where one is missing, Word takes the one beside it."""
    named = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>{_ROMAN_CHINESE}</w:font>'
        for name, other in page.STAND_INS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts xmlns:w="{space}">{named}</w:fonts>'
    )


def _set_page(document: Any, look: page.PageLook) -> None:
    from docx.shared import Twips

    section = document.sections[0]
    section.page_width, section.page_height = map(Twips, page.PAPER)
    section.top_margin, section.bottom_margin = Twips(look.top), Twips(look.bottom)
    section.left_margin, section.right_margin = Twips(look.left), Twips(look.right)
    section.footer_distance = Twips(look.footer)


_PAGE_IN_WORDS = (
    '<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">第 </w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> 页</w:t></w:r>'
)


def _set_program(settings: Any, sided: bool) -> None:
    """Left and right pages if wanted, Chinese, and no mode for older versions of Word."""
    from docx.oxml.ns import qn

    settings.odd_and_even_pages_header_footer = sided
    for one in settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _WORD_2013)
    for one in settings.element.iter(qn("w:themeFontLang")):
        one.set(qn("w:eastAsia"), "zh-CN")


def _page_number(side: str) -> str:
    """— 1 — at the outer edge, one character in, as a field that Word fills in."""
    return (
        f'<w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )


def _defaults() -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{_faces(page.BODY)}"
        '<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _style(key: str, look: page.Look) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{look.name}"/>'
        f"{based}<w:qFormat/><w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr>"
        "</w:style>"
    )


def _paragraph(look: page.Look) -> str:
    line = (
        f'w:line="{round(look.line * 20)}" w:lineRule="exact"'
        if look.line
        else 'w:line="240" w:lineRule="auto"'
    )
    width = look.size * 20  # of a character
    first = look.indent - look.hanging
    kind = "firstLine" if first >= 0 else "hanging"
    level = f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else ""
    return (
        ("<w:keepNext/>" if look.keep else "")
        + f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}"'
        f" {line}/>"
        f'<w:ind w:left="{round(look.left * width)}" w:{kind}="{round(abs(first) * width)}"/>'
        f'<w:jc w:val="{look.align}"/>{level}'
    )


def _letters(look: page.Look) -> str:
    return (
        _faces(look.font)
        + ("<w:b/>" if look.bold else "")
        + ('<w:color w:val="444444"/>' if look.grey else "")
        + f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
    )


def _faces(font: str) -> str:
    """Word takes the font of Chinese characters from eastAsia alone."""
    latin = page.LATIN
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
