"""A graph file as a stream of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import CasegraphError
from graph.model import Dataset, InputRecord, Source
from graph.ontology import Ontology, describe_unknown_kind
from loaders.findings import Findings
from loaders.graph_files.claims import ClaimMaker
from loaders.graph_files.entities import EntityMaker
from loaders.graph_files.graph_file import Edge, GraphFile, Item, Node, Unusable
from loaders.graph_files.own_export import EmbeddedRecords
from loaders.graph_files.own_neo4j import RowRecords
from loaders.graph_files.spans import read_date
from loaders.graph_files.survey import Survey, Tally, read_survey
from loaders.graph_files.tables import open_mapped_graph
from loaders.graph_files.words import drawing_names, fold, technical_names
from loaders.input import Sample, dataset_id_of, scope_id
from loaders.input.compact_index import hash_text
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import Position, RecordStream
from loaders.sync.report import RefusedRecord

_LISTED_ATTRIBUTES = 6


@dataclass(frozen=True)
class GraphFormat:
    """A format of graph files.

    Args:
        name, title, recognise: as of a `Loader`.
        open: returns a file of the format, or raises CasegraphError where it is none.
    """

    name: str
    title: str
    recognise: Callable[[Sample], bool]
    open: Callable[[Path], GraphFile]

    def make_loader(self) -> Loader:
        """Return the loader of the format."""
        return Loader(self.name, self.title, self.recognise, self._open_stream)

    def _open_stream(self, path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
        if options.kind is not None and options.kind not in ontology.kinds:
            raise CasegraphError(f"--kind: {describe_unknown_kind(options.kind, ontology)}.")
        file = self.open(path)
        if options.mapping is not None:
            return open_mapped_graph(self.name, file, options.mapping, options, ontology)
        dataset = Dataset(
            id=options.dataset or dataset_id_of(path.name),
            title=options.title or file.header.title or path.name,
            description=file.header.description,
        )
        reading = _Reading(file, dataset.id, options, ontology)
        return RecordStream(
            loader=self.name,
            description=self.title,
            dataset=dataset,
            read=reading.iterate,
            position=reading.position,
            findings=reading.findings,
            refused=reading.refused,
        )


@dataclass
class _Reading:
    """Reads one file, each time anew."""

    file: GraphFile
    dataset: str
    options: LoadOptions
    ontology: Ontology
    position: Position = field(init=False)
    findings: Findings = field(default_factory=Findings)
    refused: list[RefusedRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A file is read twice: what says the kinds of its nodes is known when all were seen.
        times = 1 if self.file.header.own_export else 2
        self.position = Position(total=times * self.file.size, unit=self.file.unit)

    def iterate(self) -> Iterator[InputRecord]:
        """Yield all records."""
        self.findings.clear()
        self.refused.clear()
        for remark in self.file.remarks:
            self.findings.add(remark, self.file.name)
        yield from self._iterate_own() if self.file.header.own_export else self._iterate_foreign()

    def _iterate_own(self) -> Iterator[InputRecord]:
        """Yield the records of a file that Casegraph wrote."""
        records: EmbeddedRecords | RowRecords
        if self.file.header.own_export == "rows":
            records = RowRecords(self.dataset, self.ontology)
        else:
            records = EmbeddedRecords(self.dataset)
        for item in self._iterate_limited(0):
            if isinstance(item, Unusable):
                continue
            try:
                yield from records.read(item)
            except CasegraphError as error:
                self.refused.append(RefusedRecord(item.place, str(error)))

    def _iterate_foreign(self) -> Iterator[InputRecord]:
        """Yield the records that nodes and edges become."""
        survey = read_survey(self.file, self.ontology, self.options.limit, self._report(0))
        attribute = self._choose_kind_attribute(survey)
        sources = self._make_sources()
        yield from (InputRecord(source, self.file.name) for source in sources.values())
        entities = EntityMaker(
            self.dataset, self.ontology, survey, self.findings, attribute, self.options.kind
        )
        claims = ClaimMaker(entities, survey, self.findings, self.file.header.numeric_times)
        for item in self._iterate_limited(self.file.size):
            if isinstance(item, Node):
                yield from self._convert_node(item, survey, entities, sources[item.source].id)
            elif isinstance(item, Edge) and (self.options.limit is None or _has_ends(item, survey)):
                yield from claims.make_records(item, sources[item.source].id)

    def _iterate_limited(self, offset: int) -> Iterator[Item]:
        """Yield nodes and edges up to the limit; what is neither is refused."""
        limit = self.options.limit
        counts: Counter[type[Item]] = Counter()
        for item in self.file.iterate(self._report(offset)):
            if isinstance(item, Unusable):
                self.refused.append(RefusedRecord(item.place, item.reason))
                continue
            counts[type(item)] += 1
            if limit is None or counts[type(item)] <= limit:
                yield item

    def _convert_node(
        self, node: Node, survey: Survey, entities: EntityMaker, source: str
    ) -> Iterator[InputRecord]:
        yield from entities.make_records(node, source)
        if hash_text(node.id) in survey.cyclic:
            reason = "the node is a part of itself, by its parents; it is kept, but not what it is a part of"
            self.refused.append(RefusedRecord(node.place, reason))
        else:
            yield from entities.make_parts(node, source)

    def _report(self, offset: int) -> Callable[[int], None]:
        def report(done: int) -> None:
            self.position.done = offset + done

        return report

    def _make_sources(self) -> dict[str, Source]:
        """Return a source for each file of the input, by its name; that of an input of one file has none."""
        header = self.file.header
        published = read_date(header.modified) if header.modified else None
        note = f"The file names as its creator: {header.creator}" if header.creator else None
        return {
            name: Source(
                id=scope_id(self.dataset, name) if name else self.dataset,
                dataset=self.dataset,
                title=name or header.title or self.file.name,
                published=published,
                published_basis="when the file was changed last, as it says" if published else None,
                note=note,
            )
            for name in self.file.sources or ("",)
        }

    def _choose_kind_attribute(self, survey: Survey) -> str | None:
        """Return the attribute that says the kinds of nodes.

        Raises:
            CasegraphError: nothing says the kinds of most nodes.
        """
        attribute = survey.choose_kind_attribute()
        known = survey.node_attributes[attribute].meaning if attribute else 0
        if self.options.kind is None and known * 2 < survey.nodes:
            raise CasegraphError(
                f"{self.file.name} does not say of what kind its {survey.nodes:,} nodes are.",
                f"Name the kind with --kind Person (or {', '.join(list(self.ontology.kinds)[1:])}), or write "
                f"a mapping. {_list_attributes(survey.node_attributes)}",
            )
        if attribute:
            self.findings.add(f"the kinds of nodes are read from {attribute!r}", self.file.name, known)
        if not survey.nodes:
            self.findings.add("the file has no nodes", self.file.name)
        return attribute


def _has_ends(edge: Edge, survey: Survey) -> bool:
    return survey.has_node(edge.source_node) and survey.has_node(edge.target_node)


def _list_attributes(tallies: Mapping[str, Tally]) -> str:
    """Return which attributes there are, with some of their values."""
    without_drawing = {
        name: tally
        for name, tally in tallies.items()
        if fold(name) not in drawing_names() | technical_names()
    }
    if not without_drawing:
        return "Its nodes have no attributes."
    listed = [
        f"{name} ({', '.join(tally.values)}{', ...' if tally.count > len(tally.values) else ''})"
        for name, tally in list(without_drawing.items())[:_LISTED_ATTRIBUTES]
    ]
    further = len(without_drawing) - len(listed)
    return f"Attributes of its nodes: {'; '.join(listed)}{f'; and {further} more' if further else ''}."
