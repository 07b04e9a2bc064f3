from __future__ import annotations

import inspect
import re

import pytest

from assistant import errors

CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, Exception)
}


def test_the_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    drawn: dict[str, str] = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"(?P<lead>[│├└─ ]*)(?P<name>[A-Z]\w+)(?:\s{2,}|$)", line)
        if match:
            depth = len(match["lead"]) // 4
            above[depth] = match["name"]
            if depth:
                drawn[match["name"]] = above[depth - 1]
    coded = {name: value.__base__.__name__ for name, value in CLASSES.items()}
    del coded["AssistantError"]
    assert drawn == coded


@pytest.mark.parametrize("name", CLASSES)
def test_every_error_is_caught_by_the_one_class_front_ends_know(name: str) -> None:
    with pytest.raises(errors.AssistantError, match="找不到"):
        raise CLASSES[name]("找不到“x.pdf”")
