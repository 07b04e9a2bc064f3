"""Pictures of documents: scans and photographs, one page or several (TIFF)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.page_composition import LaidOutPage, paged_text
from assistant.documents.loaders.scans import Scans, read_scans, scan_notes
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileTooLarge,
    FileUnreadable,
    NoTextLayer,
    ReadingStopped,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_MOST_PIXELS = 90_000_000  # A3 at 600 dpi has 70 million
_MOST_PAGES = 500


def load_image(data: bytes, name: str) -> LoadedFile:
    """The text in a picture, page by page."""
    with _opened(data, name) as picture:
        count = _pages(picture, name)

        def draw(number: int) -> Image:
            return _page(picture, number, name)

        scans = read_scans(range(1, count + 1), draw, _failure)
    if not scans.pages:
        raise _nothing(scans, count, name)
    made = paged_text([scans.pages.get(number, LaidOutPage()) for number in range(1, count + 1)])
    return LoadedFile(
        made.text,
        pages=made.starts if count > 1 else (),
        margins=made.margins,
        warnings=scan_notes(scans, pages=count > 1),
    )


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[ImageFile]:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # complaints about broken tags and large pictures
        try:
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large(name) from error
        except UnidentifiedImageError as error:
            raise _broken(name) from error
        except MemoryError:
            raise
        except Exception as error:  # a damaged head fails in any way
            raise _broken(name) from error
        with picture:
            yield picture


def _pages(picture: ImageFile, name: str) -> int:
    _check_pixels(picture, name)
    try:
        count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    except Exception as error:  # a damaged list of pages
        raise _broken(name) from error
    if count > _MOST_PAGES:
        raise FileTooLarge(
            f"“{name}”有 {count} 页，超过上限 {_MOST_PAGES} 页。请拆成几个文件再添加。"
        )
    return count


def _page(picture: ImageFile, number: int, name: str) -> Image:
    """One page upright, dark on white."""
    from PIL import Image, ImageOps

    if number > 1:
        picture.seek(number - 1)
        _check_pixels(picture, name)
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith(("I", "F")):
        upright = _eight_bits(upright)
    if upright.has_transparency_data:
        paper = Image.new("RGBA", upright.size, "white")
        paper.alpha_composite(upright.convert("RGBA"))
        upright = paper
    return upright.convert("RGB")


def _eight_bits(image: Image) -> Image:
    """Grey of 16 bits and more in the usual range: converting alone would make it white."""
    low, high = image.convert("F").getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return image.convert("L")
    scale = 255 / (high - low)
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _check_pixels(picture: ImageFile, name: str) -> None:
    if picture.width * picture.height > _MOST_PIXELS:
        raise _too_large(name)


def _failure(error: Exception) -> str:
    return "图片过大" if isinstance(error, FileTooLarge) else "图片已损坏"


def _nothing(scans: Scans, count: int, name: str) -> DocumentError:
    """Why no page gave a word."""
    reasons = set(scans.failed.values())
    if scans.late:
        return ReadingStopped(
            f"“{name}”读取的时间已用完，没有识别出文字。"
            "请拆成几个小文件，或调大设置 DANGWU_MAX_FILE_SECONDS。"
        )
    if reasons == {"图片过大"}:
        return _too_large(name)
    if reasons == {"图片已损坏"}:
        return _broken(name)
    if reasons:
        return FileUnreadable(
            f"“{name}”没有读出文字：{'；'.join(sorted(reasons))}。请管理员检查安装后再添加。"
        )
    return NoTextLayer(
        f"“{name}”里没有识别出文字。请核对图片内容；字迹不清时，按 200 dpi 以上重新扫描再添加。"
    )


def _too_large(name: str) -> FileTooLarge:
    return FileTooLarge(
        f"“{name}”的像素超过上限（{_MOST_PIXELS // 10_000} 万）。"
        "请按 200 至 300 dpi 重新扫描，或缩小后再添加。"
    )


def _broken(name: str) -> FileBroken:
    return FileBroken(f"“{name}”不是有效的图片，或文件已损坏。请重新扫描，或向来源单位索取。")
