"""Attributes of JSON documents as texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from graph.model import value_text
from loaders.graph_files.graph_file import Attribute, Attributes


def make_attributes(values: Mapping[str, Any], *omitted: str) -> Attributes:
    """Return the attributes of an object of JSON: numbers with all digits, nothing empty.

    What is inside an object has its name: `position.x`.
    """
    texts: dict[str, Attribute] = {}
    for name, value in values.items():
        if name in omitted:
            continue
        if isinstance(value, Mapping):
            texts |= {f"{name}.{inner}": text for inner, text in make_attributes(value).items()}
        elif text := make_attribute(value):
            texts[name] = text
    return texts


def make_attribute(value: Any) -> Attribute | None:
    """Return a value of JSON as text, or several texts of a list; None where there is nothing."""
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return tuple(value_text(each) for each in value if each != "") or None
    if isinstance(value, list):
        return orjson.dumps(value).decode()
    return None if value is None or value == "" else value_text(value)


def make_id(value: Any) -> str | None:
    """Return the id of a node as text, or None where the value is none: 17 and "17" are one id."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    if isinstance(value, str | int | float):
        return value_text(value)
    # networkx writes tuples as lists.
    return orjson.dumps(value).decode() if isinstance(value, list) else None


def first_text(attribute: Attribute | None) -> str | None:
    """Return the text of an attribute; of several, all of them in one text."""
    if isinstance(attribute, tuple):
        return "; ".join(attribute) or None
    return attribute


def list_texts(attribute: Attribute | None, separator: str = ";") -> tuple[str, ...]:
    """Return the texts of an attribute that holds several, as a list or with separators."""
    if attribute is None:
        return ()
    texts = attribute.split(separator) if isinstance(attribute, str) else attribute
    return tuple(stripped for text in texts if (stripped := text.strip()))
