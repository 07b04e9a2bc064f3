"""Files damaged as disks, transfers and attackers damage them; the same ones for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

_NUMBER = re.compile(rb'(?<=")-?\d+(?:\.\d+)?(?=")')
_TAG = re.compile(rb"</?[\w:]+[^<>]{0,80}>")
_EMPTY_TAG = re.compile(rb"<[\w:]+[^<>]{0,80}/>")  # the markup stays well-formed without it
_NUMBERS = (b"0", b"-1", b"99999999999", b"1e308", b"NaN", b"2147483648", b"", b"x")


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 40, 400))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file ends early, begins late, or misses a stretch."""
    first, second = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:second], data[first:], data[:first] + data[second:]))


def splice(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands twice, at the wrong place, or as noise."""
    at, start = chance.randrange(len(data)), chance.randrange(len(data))
    stretch = data[start : start + chance.choice((4, 60, 2000))]
    if chance.random() < 0.3:
        stretch = chance.randbytes(len(stretch))
    kept = at if chance.random() < 0.5 else at + len(stretch)
    return data[:at] + stretch + data[kept:]


def markup(data: bytes, chance: random.Random) -> bytes:
    """Numbers in attributes become absurd; tags are lost, doubled or moved."""
    numbers = list(_NUMBER.finditer(data, max(data.find(b"?>"), 0)))
    tags = list((_EMPTY_TAG if chance.random() < 0.8 else _TAG).finditer(data))
    if numbers and chance.random() < 0.6:
        found = chance.choice(numbers)
        return data[: found.start()] + chance.choice(_NUMBERS) + data[found.end() :]
    if not tags:
        return flip(data, chance)
    found, other = chance.choice(tags), chance.choice(tags)
    word = chance.choice((b"", found.group() * 2, found.group() * 300, other.group()))
    return data[: found.start()] + word + data[found.end() :]


def member(data: bytes, chance: random.Random) -> bytes:
    """A part inside a package is damaged and packed again, so that readers get to see it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            parts = {name: whole.read(name) for name in whole.namelist()}
    except Exception:  # damaged already: nearly anything is raised
        return flip(data, chance)
    names = [name for name, part in parts.items() if part]
    for _ in range(chance.choice((1, 1, 3)) if names else 0):
        weights = [len(parts[name]) ** 0.5 for name in names]  # more often where the text is
        name, other = chance.choices(names, weights, k=2)
        way = chance.choice((flip, cut, splice, *[markup] * 9))
        fate = chance.random()
        if fate < 0.9:
            parts[name] = way(parts[name], chance) if parts[name] else b""
        elif fate < 0.95:
            parts[name] = parts[other]
        elif len(names) > 1:
            parts.pop(name)
            names.remove(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


_WAYS: Sequence[Callable[[bytes, random.Random], bytes]] = (flip, cut, splice, markup)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file after one kind of damage, now and then two; never empty."""
    packed = data.startswith(b"PK")
    for _ in range(chance.choice((1, 1, 1, 1, 2))):
        way = member if packed and chance.random() < 0.85 else chance.choice(_WAYS)
        data = way(data, chance) or b"\0"
    return data
