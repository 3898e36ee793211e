"""Make the entities of rows, each once, and the claims about their properties."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from graph.model import Entity, InputRecord
from graph.ontology import describe_unknown_kind
from loaders.input import make_name_id, scope_id
from loaders.mapping.cells import MAX_CACHED_CELLS, CellValues, Unreadable
from loaders.mapping.compiler import MappingContext
from loaders.mapping.entity_properties import EntityProperties
from loaders.mapping.file_models import EntityEntry
from loaders.mapping.keys import join_key
from loaders.mapping.rows_in_work import EntityRef, NewNode, RowEntities, RowsInWork


class EntityMaker:
    """Makes the entities of one name of a mapping.

    Args:
        name: that name.
        source: the name of the sources that state the properties.
    """

    def __init__(self, context: MappingContext, name: str, entry: EntityEntry, source: str) -> None:
        if entry.name is None or entry.kind is None:
            raise ValueError(f"{name} has no name and no kind of its own")
        compiler = context.compiler
        self._dataset = context.dataset
        self._label = name
        self._entry = entry
        self._name_columns = entry.name.list_columns()
        self._kind_columns = entry.kind.list_columns()
        self._source = source
        self._ontology = context.ontology
        self._name = compiler.compile_text(entry.name)
        self._kind = compiler.compile_text(entry.kind)
        self._keys = [compiler.compile_text(key) for key in entry.key]
        self._aliases = [compiler.compile_text(alias) for alias in entry.aliases]
        self._when = compiler.compile_conditions(entry.when)
        self._properties = EntityProperties(context, name, entry.properties, source)
        self._cache: dict[Hashable, tuple[EntityRef, ...]] = {}

    def make(self, rows: RowsInWork) -> RowEntities:
        """Return the entities of each row, and add the records of the new ones."""
        batch = rows.batch
        mask = batch.get(self._when) if self._when else None
        rows.report.report_uncovered(self._kind, batch, mask, f"{self._label!r} is left out")
        columns: list[Sequence[Any]] = [batch.get(self._name), batch.get(self._kind)]
        columns += [batch.get(values) for values in (*self._keys, *self._aliases)]
        columns += self._properties.get_own_columns(rows)
        if not self._entry.named:
            columns.append(rows.get_sources(self._source))
            # Two unnamed entities are one only where a key says so.
            columns += [] if self._keys else [batch.numbers]
        entities: list[tuple[EntityRef, ...]] = []
        for index, content in enumerate(zip(*columns, strict=True)):
            if mask is not None and not mask[index]:
                entities.append(())
                continue
            refs = self._cache.get(content)
            entities.append(self._make(rows, index, content) if refs is None else refs)
        return entities

    def add_property_claims(self, rows: RowsInWork) -> None:
        """Add what the sources of each row state about the entities."""
        self._properties.add_claims(rows, rows.get_entities(self._label))

    def _make(self, rows: RowsInWork, index: int, content: tuple[Any, ...]) -> tuple[EntityRef, ...]:
        name, kind, *details = content
        names = name if isinstance(name, tuple) else (name,) if name else ()
        if fault := self._find_fault(rows, index, names, kind):
            if not self._entry.optional:
                rows.report.refuse(rows.batch, index, f"{self._label!r}: {fault}")
            return ()
        if kind is None:
            return ()
        added = [self._add(rows, index, each, kind, details) for each in names]
        refs = tuple(dict.fromkeys(filter(None, added)))
        if len(self._cache) > MAX_CACHED_CELLS:
            self._cache.clear()
        # A cell that cannot be read is reported in each row.
        if refs and not any(isinstance(each, Unreadable) for each in details):
            self._cache[content] = refs
        return refs

    def _find_fault(self, rows: RowsInWork, index: int, names: tuple[str, ...], kind: Any) -> str | None:
        if not names:
            return f"there is no name; {describe_empty(self._name_columns)}"
        if kind is None:
            # A value that the mapping does not have is a finding and no mistake of the row.
            is_uncovered = isinstance(self._kind, CellValues) and (
                rows.batch.columns[self._kind.column][index] in self._kind.uncovered
            )
            return None if is_uncovered else describe_empty(self._kind_columns)
        return None if kind in self._ontology.kinds else describe_unknown_kind(kind, self._ontology)

    def _add(
        self, rows: RowsInWork, index: int, name: str, kind: str, details: list[Any]
    ) -> EntityRef | None:
        keys, rest = details[: len(self._keys)], details[len(self._keys) :]
        source = None
        if not self._entry.named:
            sources = rows.get_sources(self._source)[index]
            if not sources:
                rows.report.refuse(rows.batch, index, f"{self._label!r} has no name and no source")
                return None
            source = sources[0]
        if keys and not all(keys):
            if not self._entry.optional:
                columns = [column for key in self._entry.key for column in key.list_columns()]
                rows.report.refuse(rows.batch, index, f"{self._label!r}: key: {describe_empty(columns)}")
            return None
        aliases = _list_aliases(name, rest[: len(self._aliases)]) if self._aliases else ()
        own = self._properties.read_own(rows, index, kind, rest[len(self._aliases) :])
        entity = Entity(
            id=self._make_id(kind, name, keys, source, rows.batch.numbers[index]),
            kind=kind,
            name=name,
            dataset=self._dataset,
            aliases=aliases,
            named=self._entry.named,
            source=source,
            properties=own,
        )
        # Without a key the name is part of the id, in whatever capitals it is written.
        spelled = hash((kind, name.casefold())) if keys else 0
        described = hash((aliases, tuple(own.items()))) if aliases or own else 0
        node = NewNode(index, spelled, described, InputRecord(entity, rows.batch.place(index)))
        rows.add_node(("entity", entity.id), node)
        return EntityRef(entity.id, kind)

    def _make_id(self, kind: str, name: str, keys: list[str], source: str | None, row: int) -> str:
        scope = self._dataset if source is None else f"{self._dataset}/{source}"
        if keys:
            return scope_id(scope, join_key(keys))
        if source is not None:
            return make_name_id(scope, kind, f"{name} {row}")
        return make_name_id(scope, kind, name)


def _list_aliases(name: str, aliases: Sequence[Any]) -> tuple[str, ...]:
    """Return the aliases of one or several columns, each once and none the name itself."""
    listed = [each for value in aliases for each in (value if isinstance(value, tuple) else (value,))]
    return tuple(dict.fromkeys(each for each in listed if each and each != name))


def describe_empty(columns: Sequence[str]) -> str:
    """Return that columns are empty."""
    names = " and ".join(f"column {column!r}" for column in columns) or "it"
    return f"{names} {'are' if len(columns) > 1 else 'is'} empty"
