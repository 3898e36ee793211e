"""Small invented tables, and what a mapping makes of them, as sets of short texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

from graph.model import Claim, Entity, InputRecord, PropertyClaim, Source
from graph.ontology import extend_ontology, load_ontology
from loaders.findings import Finding
from loaders.input.rows import Cell, RefusedRow, RowBatch
from loaders.loader import LoadOptions
from loaders.mapping import ONLY_TABLE, read_mapping, stream_tables
from loaders.record_stream import RecordStream
from tests.loaders.read_records import find_faults


@dataclass(frozen=True)
class MemoryTable:
    """A table of which every row is written in a test. Its batches have two rows."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    name: str = "t.csv"
    description: str = "rows of a test"
    findings: Sequence[Finding] = ()
    refused: Sequence[RefusedRow] = field(default=())

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def iter_batches(self) -> Iterator[RowBatch]:
        for start in range(0, len(self.rows), 2):
            rows = self.rows[start : start + 2]
            numbers = range(start + 2, start + 2 + len(rows))
            yield RowBatch(numbers, list(zip(*rows, strict=True)), self.refused if not start else ())


@dataclass(frozen=True)
class Mapped:
    """What a mapping made of a table; entities and sources are shown by their names and titles."""

    stream: RecordStream
    records: Sequence[InputRecord]

    def of(self, kind: type[Any]) -> list[Any]:
        return [each.record for each in self.records if isinstance(each.record, kind)]

    def entities(self, *fields: str) -> set[tuple[Any, ...]]:
        """Kind and name of each entity that is no site, with other fields; `.born` is an own property."""
        entities = [e for e in self.of(Entity) if not e.id.startswith("site/")]
        assert len({e.id for e in entities}) == len(entities)
        return {(e.kind, e.name, *(self._get(e, name) for name in fields)) for e in entities}

    def entity_ids(self) -> set[str]:
        return {e.id for e in self.of(Entity)}

    def sources(self, *fields: str) -> set[tuple[Any, ...]]:
        return {(s.title, *(self._get(s, name) for name in fields)) for s in self.of(Source)}

    def ties(self, *fields: str) -> set[tuple[Any, ...]]:
        """Subject, edge type and object of each claim, with other fields; `.role` is a property."""
        names = self._names()
        return {
            (names[c.subject], c.edge_type, names[c.object], *(self._get(c, name) for name in fields))
            for c in self.of(Claim)
        }

    def facts(self, *fields: str) -> set[tuple[Any, ...]]:
        """Entity, property and value of each property claim, with other fields."""
        names = self._names()
        return {
            (names[c.entity], c.property, c.value, *(self._get(c, name) for name in fields))
            for c in self.of(PropertyClaim)
        }

    def findings(self) -> set[tuple[str, int, str]]:
        return {(each.message, each.count, each.place) for each in self.stream.findings}

    def refusals(self) -> set[tuple[str, str]]:
        return {(each.place, each.reason) for each in self.stream.refused}

    def _names(self) -> dict[str, str]:
        return {e.id: e.name for e in self.of(Entity)} | {s.id: s.title for s in self.of(Source)}

    def _get(self, record: Any, name: str) -> Any:
        value = record.properties.get(name[1:]) if name.startswith(".") else getattr(record, name)
        names = self._names()
        if isinstance(value, tuple):
            return tuple(names.get(each, each) for each in value)
        return names.get(value, value) if isinstance(value, str) else value


def write_mapping(folder: Path, text: str) -> Path:
    path = folder / "mapping.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    return path


def map_rows(
    folder: Path, mapping: str, header: str, *rows: str, options: LoadOptions | None = None
) -> Mapped:
    """Return what a mapping makes of rows, which the writer would accept all.

    Args:
        header, rows: cells, with `;` between them; blanks around them and empty ones do not count.
    """
    columns = tuple(cell.strip() for cell in header.split(";"))
    cells = [[cell.strip() or None for cell in row.split(";")] for row in rows]
    return map_tables(folder, mapping, {ONLY_TABLE: MemoryTable(columns, cells)}, options)


def map_tables(
    folder: Path, mapping: str, tables: Mapping[str, MemoryTable], options: LoadOptions | None = None
) -> Mapped:
    mappings = read_mapping(write_mapping(folder, mapping), load_ontology())
    stream = stream_tables(
        mappings, tables, options or LoadOptions(), loader="test", description="rows of a test"
    )
    records = list(stream.read())
    ontology = extend_ontology(load_ontology(), [stream.case_types])
    assert find_faults([each.record for each in records], ontology) == []
    return Mapped(stream, records)
