"""Deltas of OpenSanctions: entities that were added, modified and deleted since an earlier file.

The format: one object a line, `{"op": "ADD" | "MOD" | "DEL", "entity": {...}}`, the entity of DEL with its id
only (https://www.opensanctions.org/docs/bulk/delta/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph.model import InputRecord
from loaders.ftm.context import ReadingContext
from loaders.ftm.json_input import JsonValue, iter_json_values
from loaders.ftm.records import make_records
from loaders.ftm.stream import FtmInput, make_stream, parse_value
from loaders.input import scope_id
from loaders.record_stream import Position, RecordStream

_OPERATIONS = ("ADD", "MOD", "DEL")


def open_delta(input_: FtmInput) -> RecordStream:
    """Return the stream of a delta. It changes the dataset that `--dataset` names."""

    def read(context: ReadingContext, position: Position) -> Iterator[InputRecord]:
        if input_.options.dataset is None:
            context.findings.add(
                "a delta changes a dataset that is loaded already: --dataset names it; without it the "
                f"changes are the dataset {context.dataset}",
                input_.path.name,
            )
        for value in islice(iter_json_values(input_.path, position), input_.options.limit):
            yield from _read_change(value, context)

    def iter_changed() -> Iterator[str]:
        for value in islice(iter_json_values(input_.path, Position()), input_.options.limit):
            id_ = _find_id(value)
            if id_ is not None:
                yield f"entity {scope_id(input_.dataset.id, id_)[len(input_.dataset.id) + 1 :]}"

    return make_stream(input_, "FollowTheMoney changes (a delta)", read, changed=iter_changed)


def _find_id(value: JsonValue) -> str | None:
    """Return the id of the entity that a line changes."""
    change = value.value
    if not isinstance(change, dict) or change.get("op") not in _OPERATIONS:
        return None
    entity = change.get("entity")
    id_ = entity.get("id") if isinstance(entity, dict) else None
    return id_ if isinstance(id_, str) and id_ else None


def _read_change(value: JsonValue, context: ReadingContext) -> Iterator[InputRecord]:
    if value.fault is None and _find_id(value) is None:
        value = replace(value, fault="is no change: op is ADD, MOD or DEL, and entity has an id")
    if value.fault is not None:
        context.refuse(value.place, value.fault)
    elif value.value["op"] != "DEL":
        entity = parse_value(replace(value, value=value.value["entity"]), context)
        if entity is not None:
            yield from make_records(entity, context)
