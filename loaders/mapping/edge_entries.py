"""Read which edge types the values of a column stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.yaml_files import Mistake, YamlFile, YamlPath, parse_model
from loaders.mapping.entries import EdgeChoices
from loaders.mapping.file_models import EdgeEntry, TypeColumnEntry
from loaders.mapping.value_entries import ValueEntry

_CLEANING = ("column", "empty", "remove", "replace", "extract", "case")


def read_edge_choices(file: YamlFile, path: YamlPath) -> tuple[EdgeChoices | None, list[Mistake]]:
    """Return the choices at a path of a file, and the mistakes in them. Each entry is parsed on its own."""
    column, mistakes = parse_model(TypeColumnEntry, file, path)
    if column is not None and (column.split or column.text is not None):
        message = "the type of a claim comes from one column with one value: `{column: Name, values: ...}`"
        mistakes.append(file.make_mistake(path, message))
    data = _get(file.data, path)
    entries, faults = _read_entries(file, data.get("values"), (*path, "values"))
    mistakes += faults
    otherwise = None
    if data.get("otherwise") is not None:
        otherwise, faults = parse_model(EdgeEntry, file, (*path, "otherwise"))
        mistakes += faults
    if column is None:
        return None, mistakes
    cleaned = ValueEntry.model_validate({name: getattr(column, name) for name in _CLEANING})
    return EdgeChoices(cleaned, entries, otherwise), mistakes


def _get(data: Any, path: YamlPath) -> Mapping[str, Any]:
    """Return the mapping at a path; an empty one where there is none."""
    for key in path:
        data = data[key]
    return data if isinstance(data, dict) else {}


def _read_entries(
    file: YamlFile, values: Any, path: YamlPath
) -> tuple[list[tuple[YamlPath, EdgeEntry]], list[Mistake]]:
    entries, mistakes = [], list[Mistake]()
    for entry_path, words in _list_entries(values, path):
        entry, faults = parse_model(EdgeEntry, file, entry_path)
        mistakes += faults
        if entry is not None and words is None and entry.of is None:
            mistakes.append(file.make_mistake(entry_path, "of is missing: the values that say it"))
        elif entry is not None:
            entries.append((entry_path, entry.model_copy(update={"of": words or entry.of})))
    return entries, mistakes


def _list_entries(values: Any, path: YamlPath) -> Iterator[tuple[YamlPath, tuple[str, ...] | None]]:
    """Yield the path of each entry, and its value where that is its key."""
    if isinstance(values, dict):
        for word in values:
            yield (*path, word), (word,)
    elif isinstance(values, list):
        for index in range(len(values)):
            yield (*path, index), None
