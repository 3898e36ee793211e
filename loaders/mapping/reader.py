"""Read a mapping file, and report all its mistakes at once, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from graph.ontology import CaseTypes, Ontology, extend_ontology, parse_case_types
from graph.yaml_files import FileModel, Mistake, MistakesError, YamlFile, YamlPath, parse_model, read_yaml
from loaders.mapping.edge_entries import read_edge_choices
from loaders.mapping.entries import ClaimMapping, EdgeChoices, TableMapping
from loaders.mapping.file_models import (
    ClaimEntry,
    CommonKeys,
    DatasetEntry,
    EntityEntry,
    SourceEntry,
    TableEntry,
)
from loaders.mapping.ontology_checks import find_ontology_mistakes

M = TypeVar("M", bound=FileModel)

ONLY_TABLE = "table"
"""The name of the table of a mapping that has one, whose keys stand at the top of the file."""


@dataclass(frozen=True)
class TableMappings:
    """A mapping file without mistakes.

    Args:
        file: the file, by which later mistakes find their line.
        tables: the mapping of each table, by its name.
        case_types: edge types and properties that it declares for itself.
        ontology: that of the project, and these.
    """

    file: YamlFile
    dataset: DatasetEntry
    tables: Mapping[str, TableMapping]
    case_types: CaseTypes
    ontology: Ontology


def read_mapping(path: Path, ontology: Ontology) -> TableMappings:
    """Read a mapping file. Whether its columns exist is checked when a table is there (`bind_table`).

    Raises:
        MistakesError: it has all the mistakes, each with its line and what was expected.
    """
    file = read_yaml(path)
    if not isinstance(file.data, dict):
        raise MistakesError([file.make_mistake((), "expected keys, at least `entities`")])
    return _Reader(file, ontology).read()


class _Reader:
    """Reads one file, and collects the mistakes in it."""

    def __init__(self, file: YamlFile, ontology: Ontology) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.case_types = self._read_case_types()
        self.ontology = extend_ontology(ontology, [self.case_types])

    def read(self) -> TableMappings:
        data = self.file.data
        common_keys = set(CommonKeys.model_fields)
        if "tables" in data:
            common = self._parse(CommonKeys, self._without({"tables"}))
            tables = self._read_tables()
        else:
            common = self._parse(CommonKeys, self._without(set(data) - common_keys))
            tables = {ONLY_TABLE: self._read_table(self._without(common_keys), ())}
        if self.mistakes or common is None:
            raise MistakesError(self.mistakes)
        complete = {name: table for name, table in tables.items() if table is not None}
        return TableMappings(self.file, common.dataset, complete, self.case_types, self.ontology)

    def _read_case_types(self) -> CaseTypes:
        data = {key: self.file.data[key] for key in ("types", "properties") if self.file.data.get(key)}
        case_types, mistakes = parse_case_types(YamlFile(self.file.path, data, self.file.lines))
        self.mistakes += mistakes
        return case_types

    def _read_tables(self) -> dict[str, TableMapping | None]:
        tables = self.file.data["tables"]
        if not isinstance(tables, dict) or not tables:
            self._add(("tables",), "tables must be a mapping of names to tables")
            return {}
        return {name: self._read_table(self.file, ("tables", name)) for name in tables}

    def _read_table(self, file: YamlFile, path: YamlPath) -> TableMapping | None:
        entry = self._parse(TableEntry, file, path)
        if entry is None:
            return None
        before = len(self.mistakes)
        table = TableMapping(
            path=path,
            entry=entry,
            sources=self._parse_named(SourceEntry, entry.sources, (*path, "sources")),
            entities=self._parse_named(EntityEntry, entry.entities, (*path, "entities")),
            claims=self._parse_claims(entry.claims, (*path, "claims")),
            has_siblings=bool(path) and len(self.file.data["tables"]) > 1,
        )
        # A reference to an entity whose entry has a mistake is no further mistake.
        if len(self.mistakes) == before:
            self.mistakes += find_ontology_mistakes(self.file, table, self.ontology)
        return table

    def _parse_named(self, model: type[M], entries: object, path: YamlPath) -> dict[str, M]:
        if entries is None and model is SourceEntry:
            return {}
        if not isinstance(entries, dict) or not entries:
            self._add(path, f"{path[-1]} must be a mapping of names to entries")
            return {}
        parsed = {name: self._parse(model, self.file, (*path, name)) for name in entries}
        return {name: entry for name, entry in parsed.items() if entry is not None}

    def _parse_claims(self, entries: object, path: YamlPath) -> list[ClaimMapping]:
        if entries is not None and not isinstance(entries, list):
            self._add(path, "claims must be a list; each begins with a hyphen")
        claims = []
        for index in range(len(entries) if isinstance(entries, list) else 0):
            claim_path = (*path, index)
            entry = self._parse(ClaimEntry, self.file, claim_path)
            type_ = self._read_type(entry.type, (*claim_path, "type")) if entry else None
            if entry and type_ is not None:
                claims.append(ClaimMapping(claim_path, entry, type_))
        return claims

    def _read_type(self, data: Any, path: YamlPath) -> str | EdgeChoices | None:
        if isinstance(data, str):
            return data
        choices, mistakes = read_edge_choices(self.file, path)
        self.mistakes += mistakes
        return choices

    def _parse(self, model: type[M], file: YamlFile, path: YamlPath = ()) -> M | None:
        entry, mistakes = parse_model(model, file, path)
        self.mistakes += mistakes
        return entry

    def _without(self, keys: set[str]) -> YamlFile:
        data = {key: value for key, value in self.file.data.items() if key not in keys}
        return YamlFile(self.file.path, data, self.file.lines)

    def _add(self, path: YamlPath, message: str) -> None:
        self.mistakes.append(self.file.make_mistake(path, message))
