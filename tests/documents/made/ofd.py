"""OFD packages per GB/T 33190, as several kinds of producer write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.documents.loaders.sample_files import wrap

A4 = (210.0, 297.0)
SIZE = 5.64  # millimetres: 三号
PITCH = 10.0
LEFT, TOP = 26.0, 40.0
COLUMN = 28
_XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True)
class Text:
    """Words at a place: left end and baseline, in millimetres."""

    words: str
    x: float
    y: float
    size: float = SIZE


def text_object(text: Text, number: int, style: str = "line") -> str:
    """A text object. Styles: `line` one run with even steps, `plain` one run without steps,
    `moved` a run whose boundary lies elsewhere and is moved back by a matrix."""
    steps = f' DeltaX="g {len(text.words) - 1} {text.size}"' if len(text.words) > 1 else ""
    words = escape(text.words)
    if style == "moved":
        return (
            f'<ofd:TextObject ID="{number}" Boundary="0 0 210 297" Font="1" Size="1"'
            f' CTM="{text.size} 0 0 {text.size} {text.x} {text.y}">'
            f'<ofd:TextCode X="0" Y="0" DeltaX="g {len(text.words)} 1">{words}</ofd:TextCode>'
            "</ofd:TextObject>"
        )
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{text.x} {text.y - text.size} 200 {text.size}"'
        f' Font="1" Size="{text.size}"><ofd:TextCode X="0" Y="{text.size}"'
        f"{'' if style == 'plain' else steps}>{words}</ofd:TextCode></ofd:TextObject>"
    )


def objects(texts: Sequence[Text], style: str = "line") -> str:
    """The text objects of a page. `glyphs`: an object for each character, in backward order;
    `codes`: one object with a run for each line; else see `text_object`."""
    if style == "glyphs":
        single = [
            Text(word, text.x + place * text.size, text.y, text.size)
            for text in texts
            for place, word in enumerate(text.words)
        ]
        return "".join(text_object(text, at) for at, text in reversed([*enumerate(single, 100)]))
    if style == "codes":
        runs = "".join(
            f'<ofd:TextCode X="{text.x}" Y="{text.y}"'
            f' DeltaX="{" ".join([str(text.size)] * (len(text.words) - 1))}">'
            f"{escape(text.words)}</ofd:TextCode>"
            for text in texts
        )
        return (
            f'<ofd:TextObject ID="100" Boundary="0 0 210 297" Font="1" Size="{SIZE}">'
            f"{runs}</ofd:TextObject>"
        )
    return "".join(text_object(text, at, style) for at, text in enumerate(texts, 100))


def content(body: str, template: bool = False, box: tuple[float, float] | None = None) -> str:
    """A page part around text objects."""
    used = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if template else ""
    if box:
        used += f"<ofd:Area><ofd:PhysicalBox>0 0 {box[0]} {box[1]}</ofd:PhysicalBox></ofd:Area>"
    return (
        f"{_HEAD}<ofd:Page {_XMLNS}>{used}<ofd:Content>"
        f'<ofd:Layer ID="10">{body}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def package(
    pages: Sequence[str],
    template: str = "",
    info: Mapping[str, str] | None = None,
    keywords: Sequence[str] = (),
    folder: str = "Doc_0",
) -> dict[str, str]:
    """The parts of a package with one document."""
    listed = "".join(
        f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(pages))
    )
    held = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    facts = "".join(
        f"<ofd:{key}>{escape(value)}</ofd:{key}>" for key, value in (info or {}).items()
    )
    words = "".join(f"<ofd:Keyword>{escape(word)}</ofd:Keyword>" for word in keywords)
    facts += f"<ofd:Keywords>{words}</ofd:Keywords>" if words else ""
    parts = {
        "OFD.xml": f'{_HEAD}<ofd:OFD {_XMLNS} Version="1.0" DocType="OFD"><ofd:DocBody>'
        f"<ofd:DocInfo><ofd:DocID>0</ofd:DocID>{facts}</ofd:DocInfo>"
        f"<ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        f"{folder}/Document.xml": f"{_HEAD}<ofd:Document {_XMLNS}><ofd:CommonData>"
        f"<ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 {A4[0]} {A4[1]}"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{held}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        f"{folder}/PublicRes.xml": f'{_HEAD}<ofd:Res {_XMLNS} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="1" FontName="FangSong" FamilyName="FangSong"/></ofd:Fonts></ofd:Res>',
    }
    for at, page in enumerate(pages):
        parts[f"{folder}/Pages/Page_{at}/Content.xml"] = page
    if template:
        parts[f"{folder}/Tpls/Tpl_0/Content.xml"] = template
    return parts


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def ofd(
    paragraphs: Sequence[str],
    style: str = "line",
    head: str = "",
    numbers: str = "",
    lines_per_page: int = 22,
    landscape: bool = False,
    title: str = "",
    keywords: Sequence[str] = (),
) -> bytes:
    """A typeset document; `numbers` is a pattern such as "— {} —", `head` stands in a template."""
    box = (A4[1], A4[0]) if landscape else A4
    column = 42 if landscape else COLUMN
    lines = [Text(paragraphs[0], box[0] / 2 - len(paragraphs[0]) * SIZE / 2, 0)]
    for paragraph in paragraphs[1:]:
        indented = not paragraph.endswith("：") or len(paragraph) > 12
        rows = wrap(paragraph, column, "　　" if indented else "")
        lines += [
            Text(row.lstrip("　"), LEFT + (len(row) - len(row.lstrip("　"))) * SIZE, 0)
            for row in rows
        ]
    pages = []
    for number, at in enumerate(range(0, len(lines), lines_per_page), 1):
        texts = [
            Text(line.words, line.x, TOP + row * PITCH, line.size)
            for row, line in enumerate(lines[at : at + lines_per_page])
        ]
        if numbers:
            texts.append(Text(numbers.format(number), box[0] / 2 - 5, box[1] - 15, 4.2))
        pages.append(content(objects(texts, style), bool(head), box if landscape else None))
    template = content(objects([Text(head, 30, 20, 4.2)])) if head else ""
    return zipped(package(pages, template, {"Title": title} if title else None, keywords))
