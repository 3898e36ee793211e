"""The fields of the claims of rows beside their ends and their source."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from graph.model import MODES, STANCES
from loaders.mapping.batches import RowValues
from loaders.mapping.cells import Unreadable
from loaders.mapping.compiler import Compiler, MappingContext
from loaders.mapping.converters import make_word_converter
from loaders.mapping.edge_picker import Edge
from loaders.mapping.file_models import ClaimEntry
from loaders.mapping.rows_in_work import RowsInWork

_TEXTS = ("condition", "dates_basis")
_DATES = ("valid_from", "valid_until", "said_on", "on")
_ENTITY_LISTS = ("said_by", "about")


class ClaimFields:
    """The fields of one entry of a mapping."""

    def __init__(self, context: MappingContext, entry: ClaimEntry) -> None:
        self.entry = entry
        self.values = _compile(entry, context.compiler)
        self.ended_when = context.compiler.compile_conditions(entry.ended_when)

    def read(self, rows: RowsInWork) -> FieldsOfRows:
        """Return the fields of the rows of a batch."""
        return FieldsOfRows(self, rows)


class FieldsOfRows:
    """The fields in the rows of a batch."""

    def __init__(self, fields: ClaimFields, rows: RowsInWork) -> None:
        entry, batch = fields.entry, rows.batch
        for name, values in fields.values.items():
            rows.report.report_uncovered(values, batch, None, f"{name} is left out")
        self._rows = rows
        self._columns = [(name, batch.get(values)) for name, values in fields.values.items()]
        self._lists = [
            (name, [rows.get_entities(each) for each in getattr(entry, name)])
            for name in _ENTITY_LISTS
            if getattr(entry, name)
        ]
        self._event = rows.get_entities(entry.event) if entry.event else None
        self._is_ended = entry.ended
        self._ended: Sequence[bool] | None = batch.get(fields.ended_when) if fields.ended_when else None
        self._properties: dict[int, _PropertiesOfRows] = {}

    def get(self, index: int, edge: Edge) -> tuple[dict[str, Any], str | None]:
        """Return the fields of a claim of a row, and what cannot be read or None."""
        fields: dict[str, Any] = {}
        for name, column in self._columns:
            value = column[index]
            if value is None:
                continue
            if isinstance(value, Unreadable):
                return {}, f"{name}: {value.reason}"
            fields[name] = value
        if "on" in fields:
            fields["valid_from"] = fields["valid_until"] = fields.pop("on")
        if self._lists or self._event is not None:
            self._add_entities(fields, index)
        if edge.ended or self._is_ended or (self._ended is not None and self._ended[index]):
            fields["ended"] = True
        if edge.stance is not None:
            fields["stance"] = edge.stance
        if edge.mode is not None:
            fields["mode"] = edge.mode
        # What a speaker says is not asserted by the source that quotes them.
        if "said_by" in fields:
            fields.setdefault("stance", "alleged")
        properties = self._properties.get(id(edge))
        if properties is None:
            properties = self._properties[id(edge)] = _PropertiesOfRows(self._rows, edge)
        fault = properties.add(fields, index) if properties.exist else None
        return fields, fault

    def _add_entities(self, fields: dict[str, Any], index: int) -> None:
        for name, lists in self._lists:
            if ids := tuple(ref.id for refs in lists for ref in refs[index]):
                fields[name] = ids
        if self._event is not None and self._event[index]:
            fields["event"] = self._event[index][0].id


class _PropertiesOfRows:
    """The properties of one edge in the rows of a batch."""

    def __init__(self, rows: RowsInWork, edge: Edge) -> None:
        self._rows = rows
        self._type = edge.type
        self._values = [(name, rows.batch.get(values)) for name, values in edge.values.items()]
        self._entities = [(name, rows.get_entities(entity)) for name, entity in edge.entities.items()]
        self._unused = [(name, rows.batch.get(values)) for name, values in edge.unused.items()]
        self.exist = bool(self._values or self._entities or self._unused)

    def add(self, fields: dict[str, Any], index: int) -> str | None:
        """Add the properties of a claim of a row to its fields, and return what cannot be read or None."""
        properties: dict[str, Any] = {}
        for name, column in self._values:
            value = column[index]
            if isinstance(value, Unreadable):
                return f"{name}: {value.reason}"
            if value is not None:
                properties[name] = value
        for name, entities in self._entities:
            if refs := entities[index]:
                properties[name] = refs[0].id
        for name, column in self._unused:
            if column[index] is not None:
                message = f"{self._type} has no {name}; it is left out"
                self._rows.report.add(self._rows.batch, index, message)
        if properties:
            fields["properties"] = MappingProxyType(properties)
        return None


def _compile(entry: ClaimEntry, compiler: Compiler) -> dict[str, RowValues]:
    fields = {name: compiler.compile_text(value) for name in _TEXTS if (value := getattr(entry, name))}
    for name in _DATES:
        if value := getattr(entry, name):
            fields[name] = compiler.compile_value(value, "date")
    if entry.note:
        fields["note"] = compiler.compile_text(entry.note, keep_lines=True)
    for name, words in (("stance", STANCES), ("mode", MODES)):
        if value := getattr(entry, name):
            fields[name] = compiler.compile_converted(value, name, make_word_converter(words))
    return fields
