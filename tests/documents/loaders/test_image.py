"""Pictures of documents: every format, pages, turned photographs, limits and damage."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from assistant.documents.loaders.image import load_image
from assistant.documents.loaders.reading_time import finish_within
from assistant.errors import FileBroken, FileTooLarge, NoTextLayer, ReadingStopped
from assistant.text import squeeze
from tests.documents.loaders import sample_files as samples
from tests.documents.made import scans

CHECK = "文字由图片识别，请抽查"
RULE = squeeze(samples.RULES[2])  # a space after a mark may be lost in a picture
SLIP = (1654, 520)  # three lines of a page


def saved(page: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    page.save(out, form, **options)
    return out.getvalue()


def slip() -> Image.Image:
    return scans.plain_page([samples.RULES[2]], SLIP)


def clear(page: Image.Image) -> Image.Image:
    """Black letters on nothing, as programs export them."""
    ink = page.convert("L").point(lambda value: 255 - value)
    made = Image.new("RGBA", page.size, (0, 0, 0, 0))
    made.putalpha(ink)
    return made


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP"])
def test_every_format_is_read(form: str) -> None:
    loaded = load_image(saved(slip(), form), "通知.x")
    assert squeeze(loaded.text) == RULE
    assert loaded.pages == ()
    assert loaded.warnings == (CHECK,)


def test_depths_and_transparency() -> None:
    grey = slip().convert("L")
    deep = Image.frombytes(
        "I;16", grey.size, b"".join(struct.pack("<H", 257 * value) for value in grey.tobytes())
    )
    for page in (grey.convert("1"), deep, clear(slip()), slip().convert("P")):
        assert squeeze(load_image(saved(page, "PNG"), "a.png").text) == RULE


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    sideways = slip().rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right by a right angle
    assert squeeze(load_image(saved(sideways, "JPEG", exif=exif), "a.jpg").text) == RULE


def test_pages_of_a_tiff_follow_each_other() -> None:
    first = scans.plain_page(samples.RULES[2:3], SLIP)
    empty = Image.new("RGB", SLIP, "white")
    last = scans.plain_page(samples.RULES[3:4], SLIP)
    data = saved(first, "TIFF", save_all=True, append_images=[empty, last])
    loaded = load_image(data, "扫描.tif")
    assert squeeze(loaded.text) == squeeze("".join(samples.RULES[2:4]))
    start = loaded.text.index("第二条")
    assert loaded.pages == (0, start, start)
    assert loaded.warnings == (
        "第 2 页是图片或图形，没有识别出文字，没有入库",
        "第 1、3 页由图片识别，请抽查",
    )


def test_a_long_screenshot_is_read_to_its_end_and_no_line_is_cut_in_two() -> None:
    paragraphs = [text for text in samples.RULES * 2 if len(text) > 20]
    long = scans.plain_page(paragraphs, (1500, 4000))
    loaded = load_image(saved(long, "PNG"), "长图.png")
    assert scans.share_read("".join(paragraphs), loaded.text) >= 0.99


@pytest.mark.parametrize("size", [(1, 1), (8, 300), (300, 300)])
def test_a_picture_without_text_says_so(size: tuple[int, int]) -> None:
    with pytest.raises(NoTextLayer, match=r"空图.png.*没有识别出文字"):
        load_image(saved(Image.new("RGB", size, "white"), "PNG"), "空图.png")


def test_a_picture_bomb_is_refused_before_it_is_unpacked() -> None:
    for side in (12_000, 60_000):
        head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
        chunk = b"IHDR" + head
        bomb = (
            b"\x89PNG\r\n\x1a\n"
            + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
            + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
        )  # fmt: skip
        with pytest.raises(FileTooLarge, match=r"图.png.*像素超过上限"):
            load_image(bomb, "图.png")


def test_damaged_pictures_are_broken() -> None:
    whole = saved(scans.Image.effect_noise((400, 400), 80), "JPEG")
    for data in (whole[:200], whole[: len(whole) // 2], b"\x89PNG\r\n\x1a\n" + bytes(99), b"II*\0"):
        with pytest.raises(FileBroken, match=r"坏.jpg.*损坏"):
            load_image(data, "坏.jpg")


def test_no_time_left() -> None:
    with finish_within(0), pytest.raises(ReadingStopped, match=r"a.png.*DANGWU_MAX_FILE_SECONDS"):
        load_image(saved(Image.effect_noise((300, 300), 90), "PNG"), "a.png")
