"""Check a mapping against the ontology: kinds, edge types and properties exist, and names have entries."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from graph.model import MODES, STANCES
from graph.ontology import (
    EdgeType,
    Ontology,
    describe_unknown_edge_type,
    describe_unknown_kind,
    describe_unknown_property,
)
from graph.yaml_files import Mistake, YamlFile, YamlPath
from loaders.mapping.dates import check_format
from loaders.mapping.entity_properties import is_reference
from loaders.mapping.entries import ClaimMapping, EdgeChoices, TableMapping
from loaders.mapping.file_models import EdgeEntry, EntityEntry, SourceEntry
from loaders.mapping.value_entries import ValueEntry
from loaders.mapping.value_paths import iter_values

_LONG_MESSAGE = 500

SITE = "site"
"""What stands for the site of an address, as the publisher of a source."""


def find_ontology_mistakes(file: YamlFile, table: TableMapping, ontology: Ontology) -> Iterator[Mistake]:
    """Yield what is wrong with the mapping of a table, whatever the columns of the table are."""
    checks = _Checks(file, table, ontology)
    for name, source in table.sources.items():
        yield from checks.check_source((*table.path, "sources", name), source)
    for name, entity in table.entities.items():
        yield from checks.check_entity((*table.path, "entities", name), entity)
    yield from checks.check_references()
    for claim in table.claims:
        yield from checks.check_claim(claim)
    for placed in iter_values(table):
        if isinstance(placed.entry, ValueEntry) and placed.entry.split and not placed.may_split:
            message = (
                "several values are not possible here; split keys of sources, names, aliases or properties"
            )
            yield file.make_mistake((*placed.path, "split"), message)


class _Checks:
    def __init__(self, file: YamlFile, table: TableMapping, ontology: Ontology) -> None:
        self.file = file
        self.table = table
        self.ontology = ontology

    def check_source(self, path: YamlPath, source: SourceEntry) -> Iterator[Mistake]:
        named = [name for name, entity in self.table.entities.items() if entity.named]
        if source.publisher and source.publisher != SITE:
            yield from self._reference((*path, "publisher"), source.publisher, [*named, SITE])
        for author in source.author:
            yield from self._reference((*path, "author"), author, named)
        for key in ("published", "retrieved"):
            yield from self._date((*path, key), getattr(source, key))

    def check_entity(self, path: YamlPath, entity: EntityEntry) -> Iterator[Mistake]:
        kinds = list_results(entity.kind) if entity.kind else []
        unknown = [kind for kind in kinds if kind not in self.ontology.kinds]
        for kind in unknown:
            yield self._mistake((*path, "kind"), describe_unknown_kind(kind, self.ontology))
        if entity.kind and not kinds and not entity.kind.list_columns():
            yield self._mistake((*path, "kind"), "kind is empty")
        if entity.name and entity.name.split and entity.key:
            message = "a name that is split gives several entities; they cannot share one key"
            yield self._mistake((*path, "key"), message)
        if not entity.named and len(self.table.sources) > 1 and not entity.source:
            yield self._mistake(path, f"source is missing: one of {', '.join(self.table.sources)}")
        if entity.source:
            yield from self._reference((*path, "source"), entity.source, self.table.sources)
        for name, value in entity.properties.items():
            yield from self._entity_property(
                (*path, "properties", name), name, value, set(kinds) - set(unknown)
            )

    def check_references(self) -> Iterator[Mistake]:
        """Yield a mistake for each entity that cannot be made because it refers to itself."""
        graph = {name: self._list_references(entity) for name, entity in self.table.entities.items()}
        for name in graph:
            reached: set[str] = set()
            todo = set(graph[name])
            while todo:
                reached |= todo
                todo = {each for known in todo for each in graph.get(known, ())} - reached
            if name in reached:
                path = (*self.table.path, "entities", name)
                yield self._mistake(path, f"{name} refers to itself, directly or by other entities")

    def _list_references(self, entity: EntityEntry) -> set[str]:
        """Return the names of the entities that must be made before one."""
        names = {
            value.text or ""
            for name, value in entity.properties.items()
            if is_reference(name, value, self.table.entities, self.ontology)
        }
        if not entity.named:
            source = self.table.sources.get(entity.source or next(iter(self.table.sources), ""))
            names |= {source.publisher or "", *source.author} if source else set()
        return names

    def check_claim(self, claim: ClaimMapping) -> Iterator[Mistake]:
        path, entry = claim.path, claim.entry
        for key in ("subject", "object"):
            yield from self._reference((*path, key), getattr(entry, key), self.table.entities)
        if entry.source:
            yield from self._reference((*path, "source"), entry.source, self.table.sources)
        elif len(self.table.sources) > 1:
            yield self._mistake(path, f"source is missing: one of {', '.join(self.table.sources)}")
        for key in ("said_by", "about"):
            for name in getattr(entry, key):
                yield from self._reference((*path, key), name, self.table.entities)
        if entry.event:
            yield from self._reference((*path, "event"), entry.event, self.table.entities)
        for key in ("valid_from", "valid_until", "on", "said_on"):
            yield from self._date((*path, key), getattr(entry, key))
        yield from self._words((*path, "stance"), entry.stance, STANCES)
        yield from self._words((*path, "mode"), entry.mode, MODES)
        yield from self._types(claim)

    def _types(self, claim: ClaimMapping) -> Iterator[Mistake]:
        path = (*claim.path, "type")
        possible = []
        for type_path, edge in _list_edges(claim.type, path):
            edge_type = self.ontology.edge_types.get(edge.type)
            if edge_type is None:
                yield self._mistake(type_path, describe_unknown_edge_type(edge.type, self.ontology))
                continue
            possible.append(edge_type)
            for kind in edge.between or ():
                if kind not in self.ontology.kinds:
                    yield self._mistake((*type_path, "between"), describe_unknown_kind(kind, self.ontology))
            yield from self._edge_properties((*type_path, "properties"), edge.properties, [edge_type])
        if isinstance(claim.type, EdgeChoices) and not claim.type.entries and not claim.type.otherwise:
            yield self._mistake(path, "expected `values`: which value of the column is which edge type")
        if possible:
            properties = claim.entry.properties
            yield from self._edge_properties((*claim.path, "properties"), properties, possible)

    def _edge_properties(
        self, path: YamlPath, properties: Mapping[str, ValueEntry], types: list[EdgeType]
    ) -> Iterator[Mistake]:
        declared = {name: each for type_ in types for name, each in type_.properties.items()}
        for name, value in properties.items():
            if name not in declared:
                which = " and ".join(sorted({type_.id for type_ in types})[:3])
                message = f"{name} is not a property of {which}{_near(name, declared)}"
                yield self._mistake((*path, name), message)
            else:
                yield from self._typed((*path, name), value, declared[name].type)

    def _entity_property(
        self, path: YamlPath, name: str, value: ValueEntry, kinds: set[str]
    ) -> Iterator[Mistake]:
        if is_reference(name, value, self.table.entities, self.ontology):
            yield from self._reference(path, value.text or "", self.table.entities)
            return
        stated = self.ontology.properties.get(name)
        if stated is not None and (not kinds or kinds & stated.kinds):
            yield from self._typed(path, value, stated.type)
            return
        own = [self.ontology.kinds[kind].properties for kind in kinds or self.ontology.kinds]
        declared = next((properties[name] for properties in own if name in properties), None)
        if declared is None:
            yield self._mistake(path, self._describe_unknown_property(name, kinds))
        else:
            yield from self._typed(path, value, declared.type)

    def _describe_unknown_property(self, name: str, kinds: set[str]) -> str:
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        message = describe_unknown_property(name, self.ontology, kind)
        if len(message) < _LONG_MESSAGE:
            return message
        near = _near(name, self.ontology.properties) or "; docs/vocabulary.md lists the properties"
        return f"{name!r} is not a declared property of {' or '.join(sorted(kinds)) or 'any kind'}{near}"

    def _typed(self, path: YamlPath, value: ValueEntry, value_type: str) -> Iterator[Mistake]:
        if value_type == "entity":
            yield from self._reference(path, value.text or "", self.table.entities)
        elif value_type == "date":
            yield from self._date(path, value)

    def _date(self, path: YamlPath, value: ValueEntry | None) -> Iterator[Mistake]:
        for form in (value.format if value else None) or ():
            if message := check_format(form):
                yield self._mistake((*path, "format"), message)

    def _words(self, path: YamlPath, value: ValueEntry | None, words: Iterable[str]) -> Iterator[Mistake]:
        for word in list_results(value) if value else ():
            if word not in words:
                yield self._mistake(path, f"{word!r} is not one of {', '.join(words)}")

    def _reference(self, path: YamlPath, name: str, names: Iterable[str]) -> Iterator[Mistake]:
        names = list(names)
        if name not in names:
            expected = _near(name, names) or f"; expected one of {', '.join(names)}"
            yield self._mistake(path, f"there is no {name!r} in this mapping{expected}")

    def _mistake(self, path: YamlPath, message: str) -> Mistake:
        return self.file.make_mistake(path, message)


def list_results(value: ValueEntry) -> list[str]:
    """Return the values that are known from the mapping alone: constants, and those of a value table."""
    known = [*(value.values or {}).values(), value.otherwise, value.default]
    if value.text is not None and not value.list_columns():
        known.append(value.text)
    return [each for each in known if each]


def _list_edges(type_: str | EdgeChoices, path: YamlPath) -> Iterator[tuple[YamlPath, EdgeEntry]]:
    if isinstance(type_, str):
        yield path, EdgeEntry(type=type_)
        return
    yield from type_.entries
    if type_.otherwise is not None:
        yield (*path, "otherwise"), type_.otherwise


def _near(name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(names), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""
