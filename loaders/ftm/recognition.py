"""Recognise the files of FollowTheMoney by their beginning."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from loaders.input import Sample

FtmForm: TypeAlias = Literal["entities", "delta", "statements", "mapping"]

_SCHEMA = re.compile(r'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_PROPERTIES = re.compile(r'"properties"\s*:\s*\{')
_DELTA = re.compile(r'\{\s*"op"\s*:\s*"(?:ADD|MOD|DEL)"\s*,\s*"entity"\s*:')
_QUERY_SOURCE = re.compile(r"^[\s-]*(?:csv_urls?|database)\s*:", re.MULTILINE)
_QUERY_ENTITIES = re.compile(r"^[\s-]*entities\s*:", re.MULTILINE)
_STATEMENT_COLUMNS = frozenset({"entity_id", "prop", "schema", "value", "dataset"})


def find_form(sample: Sample) -> FtmForm | None:
    """Return which form of FollowTheMoney a file has, or None where it has none."""
    if sample.is_folder or not sample.head:
        return None
    text = sample.text.lstrip()
    if sample.suffix in (".yml", ".yaml"):
        return "mapping" if _QUERY_SOURCE.search(text) and _QUERY_ENTITIES.search(text) else None
    if text[:1] == "{" and _DELTA.match(text):
        return "delta"
    if text[:1] in ("{", "["):
        return "entities" if _is_entity(text) else None
    header = {name.strip('" ') for name in text.partition("\n")[0].strip().split(",")}
    return "statements" if header >= _STATEMENT_COLUMNS else None


def recognise(sample: Sample) -> bool:
    """Return whether a file is one of FollowTheMoney."""
    return find_form(sample) is not None


def _is_entity(text: str) -> bool:
    """Return whether a text begins with an entity, or with a list of entities."""
    first = text.lstrip("[ \r\n\t").partition("\n")[0] if text[0] == "{" else text
    return bool('"id"' in first and _SCHEMA.search(first) and _PROPERTIES.search(first))
