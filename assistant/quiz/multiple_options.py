"""The options of a 多选 item: how many of them are right, and what they keep beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
from random import Random

from assistant.figures import figures
from assistant.quiz.wording import matter
from assistant.quiz_items import Aim, Item, ItemKind
from assistant.quiz_meaning import meaning

CHOICES = 4  # options, as real papers have
LEAST_RIGHT = 2
# How often so many of four are right, where there are wrong ones; lists without any add to 4.
_WEIGHTS = {4: 1, 3: 6, 2: 2}
_LEAST_ALIKE, _AFFIX = 3, 2  # members that show a form; characters at an end that make one
# What is done in the end, the case before it.
_DONE = re.compile(r"[，的](?:应当|可以)?(?:按照.{0,12})?(?:予以|给予|作出)([\u4e00-\u9fff]{2,6})$")
_ORDERED = re.compile(r"依次|先后|(?:步骤|顺序)(?:是|为|包括)?[：:]?（")


def right_and_wrong(chance: Random, right: int, wrong: int) -> tuple[int, int] | None:
    """How many right options and how many wrong ones, out of what there is; None for too few."""
    ways = [many for many in _WEIGHTS if many <= right and CHOICES - many <= wrong]
    if not ways:
        return None
    many = chance.choices(ways, [_WEIGHTS[one] for one in ways])[0]
    return many, CHOICES - many


def apart(texts: Sequence[str]) -> bool:
    """Whether none of them says all that another one says."""
    plain = [meaning(text) for text in texts]
    return not any(one in other or other in one for one, other in combinations(plain, 2))


def like_form(words: str, own: Collection[str]) -> bool:
    """Whether it begins or ends as all of the others do: 申请破产 stands out of five 民主××."""
    if len(own) < _LEAST_ALIKE:
        return True
    begins, ends = {one[:_AFFIX] for one in own}, {one[-_AFFIX:] for one in own}
    begun = len(begins) > 1 or words[:_AFFIX] in begins
    return begun and (len(ends) > 1 or words[-_AFFIX:] in ends)


def none_stands_out(item: Item) -> str:
    """No wrong option of a 多选 item is known by its form alone."""
    if item.kind is not ItemKind.MULTIPLE or item.aim is Aim.CLAUSE:
        return ""
    right = [one.text for one in item.options if one.right]
    wrong = [one.text for one in item.options if not one.right]
    alike = all(like_form(words, right) for words in wrong)
    return "" if alike else "错误选项的样子与正确选项不同，一眼可以排除"


def no_order_as_set(item: Item) -> str:
    """Steps are not asked for as a set: its letters would read as another order."""
    ordered = item.aim is Aim.PROCEDURE or _ORDERED.search(item.stem)
    if item.kind is not ItemKind.MULTIPLE or not ordered:
        return ""
    return "有先后的步骤出成了多选题"


def base_kept(item: Item) -> str:
    """No option begins with a figure of which only another one says what it counts."""
    if item.kind is not ItemKind.MULTIPLE or item.aim is Aim.CLAUSE:
        return ""
    begins = [one.text[:1].isdigit() for one in item.options]
    counted = [any(map(str.isdigit, one.text)) for one in item.options]
    lost = any(begins) and any(c and not b for b, c in zip(begins, counted, strict=True))
    return "有的选项单看不知道是什么的数" if lost else ""


def options_add(item: Item) -> str:
    """Options do not end in what the stem asks about: 予以除名 where it asks who is 除名."""
    if item.kind is not ItemKind.MULTIPLE or item.aim is Aim.CLAUSE:
        return ""
    done = {found[1] for one in item.options if (found := _DONE.search(one.text))}
    return "选项重复了题干所问的结果" if any(one in matter(item.stem) for one in done) else ""


def same_figure(one: str, other: str) -> bool:
    """Whether two statements both turn on one figure: twenty-five members here and there."""
    return bool(_amounts(one) & _amounts(other))


def figures_differ(item: Item) -> str:
    """No two statements of a 多选 item ask for one figure."""
    if item.kind is not ItemKind.MULTIPLE or item.aim is not Aim.CLAUSE:
        return ""
    pairs = combinations([one.text for one in item.options], 2)
    return "有两个选项考的是同一个数" if any(same_figure(*pair) for pair in pairs) else ""


@cache
def _amounts(words: str) -> frozenset[tuple[str, float, float]]:
    return frozenset((one.unit, one.low, one.high) for one in figures(words))
