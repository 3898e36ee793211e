"""Make the computed values of a table's columns of the entries of a mapping, each different one once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.ontology import Ontology, ValueType
from loaders.mapping.batches import RowValues
from loaders.mapping.cells import CellValues, Converter
from loaders.mapping.conditions import AllConditions, CellCondition
from loaders.mapping.converters import make_converter
from loaders.mapping.templates import Constant, Template
from loaders.mapping.value_entries import ConditionEntry, ValueEntry


class Compiler:
    """Compiles the values of one table; equal values share what they compute."""

    def __init__(self) -> None:
        self._values: dict[str, RowValues] = {}
        self._conditions: dict[str, CellCondition] = {}

    def compile_text(self, entry: ValueEntry, *, keep_lines: bool = False) -> RowValues:
        """Return the texts of a value; a date where it has a format."""
        converter = make_converter(entry, "text")
        return self._compile(entry, f"text {keep_lines}", converter, keep_lines=keep_lines)

    def compile_value(self, entry: ValueEntry, value_type: ValueType) -> RowValues:
        """Return the values of a type that the ontology declares."""
        return self._compile(entry, value_type, make_converter(entry, value_type))

    def compile_converted(self, entry: ValueEntry, key: str, converter: Converter) -> RowValues:
        """Return the values that `converter` makes; `key` is its name."""
        return self._compile(entry, key, converter)

    def compile_conditions(self, entries: Sequence[ConditionEntry]) -> AllConditions | None:
        """Return the conditions on a row, or None where there are none."""
        if not entries:
            return None
        return AllConditions(
            [self._conditions.setdefault(repr(entry), CellCondition(entry)) for entry in entries]
        )

    def _compile(
        self, entry: ValueEntry, key: str, converter: Converter | None, *, keep_lines: bool = False
    ) -> RowValues:
        # An `otherwise` that is written with nothing after it looks like one that is not written.
        name = f"{key} {entry!r} {entry.has_otherwise}"
        if name not in self._values:
            self._values[name] = _make_values(entry, converter, keep_lines=keep_lines)
        return self._values[name]


@dataclass(frozen=True)
class MappingContext:
    """What all parts of the mapping of a table share.

    Args:
        dataset: the id of the dataset.
        entity_names: the names of the entities of the mapping.
        compiler: makes computed values of what is written in the mapping.
    """

    dataset: str
    ontology: Ontology
    entity_names: frozenset[str] = frozenset()
    compiler: Compiler = field(default_factory=Compiler)


def _make_values(entry: ValueEntry, converter: Converter | None, *, keep_lines: bool) -> RowValues:
    if entry.column is not None:
        return CellValues(entry, converter, keep_lines=keep_lines)
    if entry.list_columns():
        return Template(entry, converter)
    text = entry.text or entry.default
    return Constant(text if converter is None or text is None else converter(text))
