"""Texts with half of a character, as of a file that is not UTF-8: no database and no file can store them.

Python reads `"\\ud800"` in JSON, and names of files that are not UTF-8, as such texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import orjson

from graph.errors import Fault
from graph.model import InputRecord, Record

_HALF = re.compile("[\ud800-\udfff]")


def repair_text(text: str) -> str:
    r"""Return a text with `\ud800` in place of half of a character."""
    return text.encode("utf-8", "backslashreplace").decode()


def repair_places(batch: Sequence[InputRecord]) -> Sequence[InputRecord]:
    """Return records with places that can be stored. A place may contain the name of a file."""
    try:
        "".join(each.place for each in batch).encode()
    except UnicodeEncodeError:
        return [replace(each, place=repair_text(each.place)) for each in batch]
    return batch


def are_encodable(records: Sequence[Record]) -> bool:
    """Return whether all texts of some records can be stored. False also for a number that cannot."""
    try:
        # Two milliseconds for a thousand records.
        orjson.dumps(records, default=dict)
    except TypeError:
        return False
    return True


def list_broken_text(record: Record) -> list[Fault]:
    """Return which fields of a record have half of a character.

    It is slow: call it where something could not be encoded.
    """
    return [
        Fault((field.name,), "has half of a character, as of a text that is not UTF-8")
        for field in fields(record)
        if any(map(_HALF.search, _iter_texts(getattr(record, field.name))))
    ]


def _iter_texts(value: Any) -> Iterator[str]:
    """Yield the texts in the value of a field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for each in pair for text in _iter_texts(each))
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in _iter_texts(each))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in _iter_texts(getattr(value, field.name)))
