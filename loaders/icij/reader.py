"""The Offshore Leaks as records: the files of nodes first, then the relations between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote

from graph.model import Claim, Entity, InputRecord, PropertyClaim, Source
from graph.ontology import Ontology, with_article
from loaders.findings import Findings
from loaders.icij.files import Publication, Role, Row
from loaders.icij.nodes import Node, list_properties, make_node
from loaders.icij.relation_dates import read_dates
from loaders.icij.seen_numbers import SeenNumbers
from loaders.icij.sources import LeakSources
from loaders.icij.tables import CANDIDATE, LINKED_TO, Relation, load_columns, read_value, translate_relation
from loaders.input import scope_id
from loaders.input.clean_text import clean_text
from loaders.input.compact_index import CompactIndex, hash_text
from loaders.record_stream import Position
from loaders.sync.report import RefusedRecord

Records: TypeAlias = Iterator[InputRecord]

# What may stand in a locator as it is; blanks may not.
_SAFE = ":/+"

NODE_ROLES: tuple[Role, ...] = ("entities", "officers", "intermediaries", "others", "addresses")

_KINDS = ("Organisation", "Person", "Group", "Place", "State", "Event", "Asset")
_UNNAMED = len(_KINDS)


@dataclass
class LeaksReader:
    """Reads one publication once.

    Args:
        dataset, title: the id and the title of the dataset.
        kind: the kind of a party whose name does not tell it.
        limit: read only so many rows of each file.
        findings, refused: where what is decided and refused is put.
    """

    publication: Publication
    dataset: str
    title: str
    kind: str
    limit: int | None
    ontology: Ontology
    position: Position
    findings: Findings
    refused: list[RefusedRecord]
    # The kind of each node by its id, and whether it is unnamed: the relations depend on it.
    _nodes: CompactIndex = field(default_factory=CompactIndex)
    _seen: SeenNumbers = field(default_factory=SeenNumbers)
    sources: LeakSources = field(init=False)

    def __post_init__(self) -> None:
        self.sources = LeakSources(self.dataset, self.title)

    def read(self) -> Records:
        """Yield all records.

        Raises:
            CasegraphError: a file cannot be read on.
        """
        self._report_columns()
        for role in NODE_ROLES:
            for row in self._iter_rows(role):
                yield from self._read_node(role, row)
        self._nodes.sort()
        for row in self._iter_rows("relations"):
            yield from self._read_relation(row)

    def _report_columns(self) -> None:
        columns = load_columns()
        for role, names in self.publication.files.items():
            known = columns.relations.known if role == "relations" else columns.nodes.known
            for name in names:
                for column in self.publication.read_header(name):
                    if column not in known:
                        self.findings.add(f"column {column!r} is not known and is not read", name)

    def _iter_rows(self, role: Role) -> Iterator[Row]:
        for count, row in enumerate(self.publication.iter_rows(role)):
            if count == self.limit:
                return
            self.position.done += 1
            if row.fault is not None:
                self.refused.append(RefusedRecord(row.place, row.fault))
            elif row.cells:
                yield row

    def _read_node(self, role: Role, row: Row) -> Records:
        node_id = row.cells.get("node_id", "").strip()
        if not node_id:
            self.refused.append(RefusedRecord(row.place, "node_id is missing"))
            return
        node = make_node(self.dataset, role, row, self.kind)
        locator = f"entity {quote(node_id, safe=_SAFE)}"
        if self._seen.add(node_id):
            yield from self._read_entity(role, node, row)
        else:
            # Some officers are also intermediaries; both rows are about one node.
            message = "a node stands in a second row; its kind and name are those of the first"
            self.findings.add(message, row.place)
            locator += f"#{role}"
        yield from self._with_place(self.sources.make_source(row), row)
        for claim in list_properties(node, row, self.sources.id_of(row), locator):
            yield InputRecord(claim, row.place)

    def _read_entity(self, role: Role, node: Node, row: Row) -> Records:
        entity, basis = node.entity, node.basis
        number = _KINDS.index(entity.kind) + (0 if entity.named else _UNNAMED)
        self._nodes.add(hash_text(row.cells["node_id"].strip()), number)
        if basis is not None:
            words = f"{role}: taken for {with_article(basis.kind)}, because {basis.basis}"
            self.findings.add(words, row.place)
        if not entity.named:
            yield from self._with_place(self.sources.make_whole(), row)
        yield InputRecord(entity, row.place)

    def _read_relation(self, row: Row) -> Records:
        columns = load_columns().relations
        start, end, rel_type = (
            _pick(row.cells, names) for names in (columns.start, columns.end, columns.type)
        )
        if not (start and end and rel_type):
            self.refused.append(
                RefusedRecord(row.place, "the start, the end or the type of the relation is missing")
            )
            return
        kinds = self._find_kind(start), self._find_kind(end)
        link = read_value(row.cells.get("link", ""))
        yield from self._with_place(self.sources.make_source(row), row)
        for relation in translate_relation(rel_type, link, kinds == ("Place", "Place")):
            if relation.edge_type == CANDIDATE:
                yield from self._read_candidate(row, (start, end), link or rel_type)
            else:
                yield InputRecord(self._make_claim(row, (start, end), kinds, relation), row.place)

    def _make_claim(
        self, row: Row, ends: tuple[str, str], kinds: tuple[str | None, str | None], relation: Relation
    ) -> Claim:
        words = " / ".join(filter(None, (read_value(row.cells.get("link", "")), _rel_type(row))))
        edge_type, properties = relation.edge_type, relation.properties
        if not self._fits(edge_type, kinds):
            message = f"relation {words!r} fits no type between these kinds; kept as {LINKED_TO}"
            self.findings.add(f"{message}: {kinds[0]} to {kinds[1]}", row.place)
            edge_type, properties = (
                LINKED_TO,
                {"role": read_value(row.cells.get("link", "")) or _rel_type(row)},
            )
        elif not relation.covered:
            self.findings.add(
                f"relation {words!r} fits no type; kept as {LINKED_TO} with its words", row.place
            )
        dates = read_dates(row)
        if dates.is_contradictory:
            self.findings.add("a relation ends before it starts; its dates are only in the note", row.place)
        return Claim(
            dataset=self.dataset,
            source=self.sources.id_of(row),
            locator=self._locate(row),
            edge_type=edge_type,
            subject=scope_id(self.dataset, ends[0]),
            object=scope_id(self.dataset, ends[1]),
            properties=properties,
            valid_from=dates.start,
            valid_until=dates.end,
            dates_basis=dates.basis,
            ended=dates.ended,
            note=dates.note,
        )

    def _fits(self, edge_type: str, kinds: tuple[str | None, str | None]) -> bool:
        """Return whether an edge type may join two kinds; the writer refuses ends that do not exist."""
        declared = self.ontology.edge_types[edge_type]
        subject_kind, object_kind = kinds
        return (subject_kind is None or subject_kind in declared.subject_kinds) and (
            object_kind is None or object_kind in declared.object_kinds
        )

    def _read_candidate(self, row: Row, ends: tuple[str, str], words: str) -> Records:
        """Yield a guess that two nodes are one, as a remark on each of them for a person to judge."""
        numbers = [self._nodes.find(hash_text(end)) for end in ends]
        if any(number is not None and number >= _UNNAMED for number in numbers):
            self.findings.add("a guess that two are one is about somebody unnamed, and not read", row.place)
            return
        self.findings.add(f"{words!r} is a guess that two are one: a remark on both, no edge", row.place)
        for one, other in (ends, ends[::-1]):
            claim = PropertyClaim(
                dataset=self.dataset,
                source=self.sources.id_of(row),
                locator=self._locate(row),
                entity=scope_id(self.dataset, one),
                property="possible_duplicate",
                value=scope_id(self.dataset, other),
                note=words,
            )
            yield InputRecord(claim, row.place)

    def _locate(self, row: Row) -> str:
        """Return the place of a relation; with its file where several have relations of one leak."""
        if len(self.publication.files["relations"]) == 1:
            return f"row {row.number}"
        return f"statement {quote(row.file, safe=_SAFE)}:{row.number}"

    def _with_place(self, records: Iterator[Source | Entity], row: Row) -> Records:
        yield from (InputRecord(record, row.place) for record in records)

    def _find_kind(self, node_id: str) -> str | None:
        number = self._nodes.find(hash_text(node_id))
        return _KINDS[number % _UNNAMED] if number is not None else None


def _pick(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the first value of several columns, or an empty text."""
    return next((value for name in names if (value := cells.get(name, "").strip())), "")


def _rel_type(row: Row) -> str:
    return clean_text(_pick(row.cells, load_columns().relations.type)).replace("_", " ")
