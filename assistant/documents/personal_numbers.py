"""Numbers of people: whether digits are a citizen's ID number (GB 11643) or a bank card."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
    "61 62 63 64 65 71 81 82 83".split()
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_OLDEST = 1900
# Issuer prefixes with the lengths their cards have.
_CARDS = (
    (re.compile("62"), (16, 17, 18, 19)),
    (re.compile("955[0-9]{2}"), (19,)),
    (re.compile("(?:60|68|69|9[0-9])[0-9]{2}"), (19,)),
    (re.compile("4"), (16,)),
    (re.compile("5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), (16,)),
    (re.compile("35(?:2[89]|[3-8])"), (16,)),
    (re.compile("3[47]"), (15,)),
)


def is_identity_number(words: str) -> bool:
    """Eighteen places: region, a day that was, and the right check character."""
    number = _plain(words).upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number) or number[:2] not in _PROVINCES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[17] and _was_a_day(number[6:14])


def is_old_identity(words: str) -> bool:
    """Fifteen places, issued until 1999: region and a day of the twentieth century."""
    number = _plain(words)
    return number[:2] in _PROVINCES and _was_a_day("19" + number[6:12])


def is_bank_card(words: str) -> bool:
    """An issuer's prefix with a length it has, and the right check digit (Luhn)."""
    number = _plain(words)
    known = any(prefix.match(number) and len(number) in lengths for prefix, lengths in _CARDS)
    return known and len(set(number)) > 2 and _luhn(number)


def _plain(words: str) -> str:
    return re.sub(r"[\s\-－—]", "", unicodedata.normalize("NFKC", words))


def _was_a_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return day.year >= _OLDEST and day <= date.today()


def _luhn(number: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
