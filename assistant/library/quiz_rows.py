"""Items, papers and results to JSON and back; what does not read as one is an error.

The records keep every field of the nouns, so that an item outlives the document it rests on.
Fields that have their usual value are left out, and fields of later versions are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from assistant.errors import StorageFailed

_T = TypeVar("_T")
_Reader = Callable[[Any], Any]


def written(noun: Any) -> str:
    """The noun as JSON."""
    return json.dumps(_plain(noun), ensure_ascii=False)


def read(kind: type[_T], record: str, name: str) -> _T:
    """The noun that was written. Raises: StorageFailed naming it."""
    try:
        return noun(kind, record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StorageFailed(
            f"题库里的“{name}”读不出来，题库文件 quiz.sqlite3 可能已损坏。"
            "请用它的备份替换，或把它移走后重新建立题库"
        ) from error


def noun(kind: type[_T], record: str) -> _T:
    """The noun that was written. Raises: ValueError, TypeError, KeyError, AttributeError."""
    of_kind: Any = kind
    found: _T = _reader(of_kind)(json.loads(record))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        held = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(it) for one, it in held if not _usual(one, it)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _usual(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and field.default == value


@cache
def _reader(kind: Any) -> _Reader:
    """What turns plain JSON into a value of that type."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    arguments = get_args(kind)
    if get_origin(kind) is UnionType:  # of something and None
        inner = _reader(next(one for one in arguments if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _tuple_reader(arguments)
    if arguments:  # a mapping
        of_values = _reader(arguments[1])
        return lambda value: {key: of_values(one) for key, one in value.items()}
    if issubclass(kind, Enum):
        return lambda value: kind(value)
    return date.fromisoformat if kind is date else _checked(kind)


def _dataclass_reader(kind: Any) -> _Reader:
    hints = get_type_hints(kind, localns={})  # not the class's: a property may be called date
    readers = {one.name: _reader(hints[one.name]) for one in fields(kind)}
    return lambda value: kind(
        **{name: readers[name](one) for name, one in value.items() if name in readers}
    )


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is ...:
        inner = _reader(arguments[0])
        return lambda value: tuple(inner(one) for one in value)
    readers = [_reader(one) for one in arguments]
    return lambda value: tuple(r(one) for r, one in zip(readers, value, strict=True))


def _checked(kind: type) -> _Reader:
    allowed = (int, float) if kind is float else (kind,)

    def value_of(value: Any) -> Any:
        if not isinstance(value, allowed):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return value_of
