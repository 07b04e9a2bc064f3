"""Word packages as raw XML, in the hand of the producers that offices use."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_RELATION}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' mc:Ignorable="w14 w15"'
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
)


@dataclass(frozen=True)
class Level:
    """One `w:lvl`; `None` leaves an element out, as producers do for what is the default."""

    fmt: str
    text: str
    start: int | None = 1
    suff: str | None = None
    restart: int | None = None
    style: str = ""
    legal: bool = False

    def xml(self, depth: int) -> str:
        """The element in the order that the schema asks for."""
        return (
            f'<w:lvl w:ilvl="{depth}" w:tplc="{0x4409000F + depth:08X}">'
            + _one("start", self.start)
            + f'<w:numFmt w:val="{self.fmt}"/>'
            + _one("lvlRestart", self.restart)
            + _one("pStyle", self.style or None)
            + ("<w:isLgl/>" if self.legal else "")
            + _one("suff", self.suff)
            + f'<w:lvlText w:val="{escape(self.text)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{420 * (depth + 1)}" w:hanging="420"/></w:pPr></w:lvl>'
        )


@dataclass(frozen=True)
class Word:
    """A document: its body, and the XML inside its numbering, its styles and further parts."""

    body: str
    numbering: str = ""
    styles: str = ""
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    normal: bool = True  # whether the usual default style stands before `styles`

    def data(self) -> bytes:
        """The package. `parts`: by name under `word/`, the relation's name and the XML."""
        styles = (_NORMAL if self.normal else "") + self.styles
        parts = {
            "styles.xml": ("styles", f"<w:styles {NAMESPACES}>{styles}</w:styles>"),
            **self.parts,
        }
        if self.numbering:
            numbering = f"<w:numbering {NAMESPACES}>{self.numbering}</w:numbering>"
            parts["numbering.xml"] = ("numbering", numbering)
        written = {
            "[Content_Types].xml": _content_types(parts),
            "_rels/.rels": _relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{self.body}"
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
            "word/_rels/document.xml.rels": _relations(
                {name: relation for name, (relation, _) in parts.items()}
            ),
            **{f"word/{name}": xml for name, (_, xml) in parts.items()},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, xml in written.items():
                archive.writestr(name, _HEAD + xml)
        return out.getvalue()


def abstract(name: int, levels: Sequence[Level], kind: str = "multilevel", extra: str = "") -> str:
    """A list definition; `extra` stands where `w:styleLink` and `w:numStyleLink` do."""
    inside = "".join(level.xml(depth) for depth, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{name}" w15:restartNumberingAfterBreak="0">'
        f'<w:nsid w:val="{0x1A2B3C00 + name:08X}"/><w:multiLevelType w:val="{kind}"/>'
        f'<w:tmpl w:val="{0x5D6E7F00 + name:08X}"/>{extra}{inside}</w:abstractNum>'
    )


def num(name: int, of: int, overrides: str = "") -> str:
    """A list over a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def begins(depth: int, start: int) -> str:
    """The override with which Word begins a list anew (重新开始编号, 设置编号值)."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def p(text: str, numbered: tuple[int, int] | None = None, style: str = "", more: str = "") -> str:
    """A paragraph as Word writes it, its words cut into runs; `numbered` is list and level."""
    settings = _one("pStyle", style or None)
    if numbered:
        settings += (
            f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        )
    half, name = len(text) // 2, zlib.crc32(text.encode()) & 0x7FFFFFFF
    runs = "".join(
        '<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:half], text[half:])
        if part
    )
    return (
        f'<w:p w14:paraId="{name:08X}"><w:pPr>{settings}{more}</w:pPr>'
        f'<w:proofErr w:type="spellStart"/>{runs}<w:proofErr w:type="spellEnd"/></w:p>'
    )


def style(
    name: str,
    title: str,
    based: str = "a",
    num_pr: str = "",
    more: str = "",
    kind: str = "paragraph",
) -> str:
    """A style; `num_pr` is what stands inside its `w:numPr`."""
    numbered = f"<w:pPr><w:numPr>{num_pr}</w:numPr></w:pPr>" if num_pr else ""
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{title}"/>'
        f"{_one('basedOn', based or None)}{numbered}{more}</w:style>"
    )


def table(rows: Sequence[Sequence[str]], width: int = 0) -> str:
    """A table; each cell is the XML of its paragraphs, or of a whole `w:tc`."""
    cells = width or max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * cells
    inside = "".join(
        "<w:tr>"
        + "".join(
            cell if cell.startswith("<w:tc>") else f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"
    )


def _one(name: str, value: object) -> str:
    return "" if value is None else f'<w:{name} w:val="{value}"/>'


def _content_types(parts: Mapping[str, tuple[str, str]]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{relation}+xml"/>'
        for name, (relation, _) in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATION}/{relation}" Target="{target}"/>'
        for at, (target, relation) in enumerate(targets.items(), 1)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )
