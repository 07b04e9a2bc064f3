"""Whether a file may go in: 密级 and personal data by their settings, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.personal_data import blot_out, count_personal
from assistant.documents.screening import SecrecyMark, find_secrecy
from assistant.errors import FileSecret, PersonalData
from assistant.particulars import Particular

_SECRET = (
    "“{name}”标有密级“{value}”（{place}：“{shown}”），没有入库，内容没有保存。"
    '涉密文件请按保密规定管理；标记是误标或已解密的，请在登记单里写明 "密级" = "无" 后再添加。'
)
_STATED = "“{name}”的登记单写明密级是“{value}”，没有入库，内容没有保存。涉密文件请按保密规定管理。"
_OVERRULED = "{place}有密级标记“{shown}”，登记单写明不涉密，已按登记单入库，请核对"
_ALLOWED = "标有密级“{value}”（{place}），已按设置入库，请按保密规定使用这台电脑"
_PERSONAL = (
    "“{name}”含有个人信息（{counts}），按设置没有入库，内容没有保存。"
    "请删去个人信息后再添加，或把设置 DANGWU_PERSONAL_DATA 改为 mask（遮盖后入库）。"
)
_WARNED = (
    "含有个人信息（{counts}），已照原样入库；"
    "需要遮盖时设 DANGWU_PERSONAL_DATA=mask，移除这份文件后重新添加"
)
_MASKED = "含有个人信息（{counts}），已遮盖后入库，原件没有保存"


@dataclass(frozen=True, slots=True)
class Admission:
    """The settings: what to do with files that bear a 密级, and with personal data."""

    secret: Literal["refuse", "allow"] = "refuse"
    personal_data: Literal["warn", "mask", "refuse"] = "warn"


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may go in, as it may: `masked` tells that personal data was covered."""

    loaded: LoadedFile
    secrecy: str | None
    masked: bool
    particulars: tuple[Particular, ...]
    warnings: tuple[str, ...]


def admit(
    loaded: LoadedFile, name: str, stems: Sequence[str], stated: str | None, rules: Admission
) -> Admitted:
    """The file as it may go in. Raises: FileSecret, PersonalData.

    `stems`: its name and that of the archive it came in; `stated`: the 密级 that somebody has
    filled in, empty where it is stated that there is none.
    """
    mark = next((found for stem in stems if (found := _mark(loaded, stem))), None)
    secrecy, particulars, warnings = _secrecy(mark, name, stated, rules)
    counts = count_personal(loaded.text)
    if not counts:
        return Admitted(loaded, secrecy, False, particulars, warnings)
    if rules.personal_data == "refuse":
        raise PersonalData(_PERSONAL.format(name=covered_name(name), counts=counts))
    if rules.personal_data == "warn":
        said = (*warnings, _WARNED.format(counts=counts))
        return Admitted(loaded, secrecy, False, particulars, said)
    properties = {key: blot_out(value) for key, value in loaded.properties.items()}
    covered = replace(loaded, text=blot_out(loaded.text), properties=properties)
    said = (*warnings, _MASKED.format(counts=counts))
    return Admitted(covered, secrecy, True, particulars, said)


def covered_name(name: str) -> str:
    """The name of a file with personal numbers covered: messages and lists repeat it."""
    path = PurePath(name)
    return blot_out(path.stem) + path.suffix


def _mark(loaded: LoadedFile, stem: str) -> SecrecyMark | None:
    return find_secrecy(loaded.text, loaded.pages, loaded.margins, loaded.properties, stem)


def _secrecy(
    mark: SecrecyMark | None, name: str, stated: str | None, rules: Admission
) -> tuple[str | None, tuple[Particular, ...], tuple[str, ...]]:
    if stated == "" or (mark is None and stated is None):
        said = (_OVERRULED.format(place=mark.place, shown=mark.shown),) if mark else ()
        return None, (), said
    value = stated or (mark.value if mark else "")
    place = mark.place if mark else "登记单"
    if rules.secret == "refuse":
        if mark and not stated:
            raise FileSecret(
                _SECRET.format(name=name, value=mark.value, place=mark.place, shown=mark.shown)
            )
        raise FileSecret(_STATED.format(name=name, value=value))
    shown = () if stated or not mark else (_shown(mark),)
    return value, shown, (_ALLOWED.format(value=value, place=place),)


def _shown(mark: SecrecyMark) -> Particular:
    return Particular("secrecy", mark.value, mark.shown, mark.start, mark.end, mark.origin.value)
