"""Records inside a file for another program, so that the file can be loaded again without loss.

A format such as GraphML has one edge for each tie and no place for claims. The complete records are in one
attribute of nodes and edges, `RECORDS_ATTRIBUTE`, as a JSON array of objects; docs/exports.md describes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from graph.errors import CasegraphError
from graph.model import Claim, Entity, PropertyClaim, Record, Source
from graph.presentation.to_json import record_to_json
from graph.pydantic_messages import describe_pydantic_error

RECORDS_ATTRIBUTE = "records_json"

RECORD_TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {"entity": Entity, "source": Source, "claim": Claim, "property_claim": PropertyClaim}
)
"""What the key `record` of an object says, and the type of the record."""

_NAMES: Mapping[type[Any], str] = MappingProxyType({type_: name for name, type_ in RECORD_TYPES.items()})
# They are about the store that wrote the file; the one that reads it sets its own.
_STORE_FIELDS = frozenset({"recorded_on", "recorded_by", "withdrawn_on"})
# A quote counts only beside the text that it was checked against, which no file has. The locator finds it.
_UNCHECKED_FIELDS = frozenset({"quote"})


def write_records(records: Iterable[Record]) -> str:
    """Return records as the text of `RECORDS_ATTRIBUTE`; `read_records` returns them again.

    The text of a source and what only the store sets are left out.
    """
    # Not orjson, which refuses halves of characters; the writer of a file replaces them.
    return json.dumps(
        [_record_to_json(record) for record in records], ensure_ascii=False, separators=(",", ":")
    )


def read_records(text: str) -> list[Record]:
    """Return the records that `write_records` wrote. A claim has no id, which the store makes, and no quote.

    Raises:
        CasegraphError: the text is not JSON, or not that of records.
    """
    try:
        objects = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise CasegraphError(f"{RECORDS_ATTRIBUTE} is not JSON: {error}.") from None
    if not isinstance(objects, list):
        raise CasegraphError(f"{RECORDS_ATTRIBUTE} is not a list of records.")
    return [_read_record(number, each) for number, each in enumerate(objects, 1)]


def _record_to_json(record: Record) -> dict[str, Any]:
    name = _NAMES[type(record)]
    omitted = _STORE_FIELDS | {"id"} if name.endswith("claim") else _STORE_FIELDS
    values = {field: value for field, value in record_to_json(record).items() if field not in omitted}
    return {"record": name, **values}


def _read_record(number: int, values: Any) -> Record:
    name = values.get("record") if isinstance(values, dict) else None
    if not isinstance(name, str) or name not in RECORD_TYPES:
        raise CasegraphError(f"Record {number} of {RECORDS_ATTRIBUTE} does not say which record it is.")
    adapter, names = _adapter(name)
    unknown = sorted(values.keys() - names - {"record"})
    if unknown:
        raise CasegraphError(f"Record {number} of {RECORDS_ATTRIBUTE} has the unknown field {unknown[0]!r}.")
    read = names - _UNCHECKED_FIELDS
    try:
        return adapter.validate_python({field: value for field, value in values.items() if field in read})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, details["loc"]))
        message = f"Record {number} of {RECORDS_ATTRIBUTE}: {place} {describe_pydantic_error(details)}."
        raise CasegraphError(message) from None


@cache
def _adapter(name: str) -> tuple[TypeAdapter[Record], frozenset[str]]:
    """Return what reads records of one type, and the names of the fields that they may have."""
    record_type: Any = RECORD_TYPES[name]
    return TypeAdapter(record_type), frozenset(field.name for field in fields(record_type))
