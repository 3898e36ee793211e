"""All values and conditions of the mapping of a table, each with the path where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.yaml_files import FileModel, YamlPath
from loaders.mapping.entries import EdgeChoices, TableMapping
from loaders.mapping.value_entries import ConditionEntry, ValueEntry

_SPLITTABLE = frozenset({"key", "name", "aliases"})


@dataclass(frozen=True)
class PlacedValue:
    """A value or a condition.

    Args:
        may_split: several values are allowed there.
    """

    path: YamlPath
    entry: ValueEntry | ConditionEntry
    may_split: bool = False


def iter_values(table: TableMapping) -> Iterator[PlacedValue]:
    """Yield every value and every condition of a table, in the order of the keys."""
    yield from _iter_fields(table.entry, table.path)
    for name, source in table.sources.items():
        yield from _iter_fields(source, (*table.path, "sources", name), _SPLITTABLE - {"name"})
    for name, entity in table.entities.items():
        path: YamlPath = (*table.path, "entities", name)
        splittable = {"name", "aliases"}
        yield from _iter_fields(entity, path, frozenset(splittable), properties_split=True)
    for claim in table.claims:
        yield from _iter_fields(claim.entry, claim.path)
        if isinstance(claim.type, EdgeChoices):
            yield from _iter_choices(claim.type, (*claim.path, "type"))


def _iter_choices(choices: EdgeChoices, path: YamlPath) -> Iterator[PlacedValue]:
    yield PlacedValue(path, choices.column)
    for entry_path, edge in choices.entries:
        yield from _iter_fields(edge, entry_path)
    if choices.otherwise is not None:
        yield from _iter_fields(choices.otherwise, (*path, "otherwise"))


def _iter_fields(
    entry: FileModel,
    path: YamlPath,
    splittable: frozenset[str] = frozenset(),
    *,
    properties_split: bool = False,
) -> Iterator[PlacedValue]:
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, ValueEntry | ConditionEntry):
            yield PlacedValue((*path, name), value, name in splittable)
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, ValueEntry | ConditionEntry):
                    yield PlacedValue((*path, name, index), each, name in splittable)
        elif name == "properties" and isinstance(value, Mapping):
            for key, each in value.items():
                yield PlacedValue((*path, name, key), each, properties_split)


def list_columns(placed: PlacedValue) -> list[str]:
    """Return the columns that a value or condition uses."""
    entry = placed.entry
    return [entry.column] if isinstance(entry, ConditionEntry) else entry.list_columns()
