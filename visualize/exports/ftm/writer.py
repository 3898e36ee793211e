"""Write a selection as FollowTheMoney entities: documents and nodes, then relations, one in each line."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import orjson

from graph.derived import Network
from graph.model import BaseClaim, Claim, PropertyClaim, source_ids_in_claims
from graph.ontology import Ontology
from graph.reading import SelectionPart, SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.ftm.documents import make_document
from visualize.exports.ftm.edges import ENTITY_LOCATOR, find_exportable, group_by_entity, make_edge
from visualize.exports.ftm.ids import FtmIds
from visualize.exports.ftm.library import import_library
from visualize.exports.ftm.nodes import make_node
from visualize.exports.ftm.schemata import choose_node_schema, find_edge_property

_LEFT_OUT = "{}, which FollowTheMoney would state as facts"


def write_ftm(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write entities that `ftm validate` accepts.

    Raises:
        CasegraphError: the library followthemoney is not installed.
    """
    import_library()
    report = ExportReport()
    with tempfile.TemporaryFile() as relations:
        writer = _Writer(ontology, report, file, relations)
        for part in report.count(parts.parts):
            writer.write(part)
        relations.seek(0)
        shutil.copyfileobj(relations, file, 1 << 20)
    return report


class _Writer:
    """Writes parts of a selection.

    Args:
        nodes: the file for nodes and documents.
        relations: the file for relations.
    """

    def __init__(
        self, ontology: Ontology, report: ExportReport, nodes: BinaryIO, relations: BinaryIO
    ) -> None:
        self._ontology, self._report = ontology, report
        self._nodes, self._relations = nodes, relations
        self._ids = FtmIds()
        self._documents: set[str] = set()
        # By the id of a node: what it names itself, as an address.
        self._named: dict[str, list[tuple[str, str]]] = {}
        self._naming_claims: dict[str, list[Claim]] = {}

    def write(self, part: SelectionPart) -> None:
        """Write a part."""
        network = part.network
        self._ids.learn_sources(network.sources)
        for entity in network.entities.values():
            self._ids.get_entity(entity)
        self._write_relations(network)
        self._write_nodes(part)

    def _write_relations(self, network: Network) -> None:
        claims = list(self._choose_claims(network))
        for group in group_by_entity([claim for claim in claims if not self._note_named(claim, network)]):
            self._write_documents(network, source_ids_in_claims(group))
            _write_line(self._relations, make_edge(group, network, self._ids, self._ontology))

    def _choose_claims(self, network: Network) -> Iterator[Claim]:
        for tie in network.ties:
            exportable, left_out = find_exportable(tie)
            yield from exportable
            if left_out:
                self._report.left_out[_LEFT_OUT.format(left_out)] += len(tie.claims) - len(exportable)

    def _note_named(self, claim: Claim, network: Network) -> bool:
        """Return whether a node itself names the other end of a claim, as in the file that it came from."""
        if not claim.locator or not claim.locator.startswith(ENTITY_LOCATOR) or claim.note:
            return False
        place = f"{claim.dataset}/{claim.locator.removeprefix(ENTITY_LOCATOR)}"
        for node, other in ((claim.subject, claim.object), (claim.object, claim.subject)):
            if node == place:
                schema = choose_node_schema(network.entities[node], self._ontology)
                name = find_edge_property(schema, claim, is_reversed=node == claim.object)
                if name is not None:
                    named = (name, self._ids.get_entity(network.entities[other]))
                    self._named.setdefault(node, []).append(named)
                    self._naming_claims.setdefault(node, []).append(claim)
                    return True
        return False

    def _write_nodes(self, part: SelectionPart) -> None:
        by_entity: dict[str, list[PropertyClaim]] = {}
        for claim in part.network.property_claims:
            by_entity.setdefault(claim.entity, []).append(claim)
        for entity in part.entities:
            if self._ids.is_of_dataset_source(entity.id):
                continue
            claims = by_entity.get(entity.id, [])
            sources = source_ids_in_claims(claims) | ({entity.source} if entity.source else set())
            self._write_documents(part.network, sources)
            named = self._named.get(entity.id, ())
            data = make_node(entity, claims, named, self._ids, self._ontology)
            _add_origin(data, [*claims, *self._naming_claims.get(entity.id, ())], self._ids)
            _write_line(self._nodes, data)

    def _write_documents(self, network: Network, source_ids: set[str]) -> None:
        """Write the sources of claims, each once; a data set of FollowTheMoney is none."""
        for id_ in sorted(source_ids - self._documents):
            self._documents.add(id_)
            source = network.sources.get(id_)
            if source is not None and not self._ids.datasets_of(id_):
                self._write_documents(network, set(source.derived_from))
                _write_line(self._nodes, make_document(source, network, self._ids))


def _add_origin(data: dict[str, Any], claims: Sequence[BaseClaim], ids: FtmIds) -> None:
    """Add the data sets that state something of an entity, and the day on which they did, if it is one."""
    datasets = sorted({dataset for claim in claims for dataset in ids.datasets_of(claim.source)})
    if datasets:
        data["datasets"] = datasets
    dates = {claim.said_on for claim in claims}
    if len(dates) == 1 and (date := dates.pop()):
        data["last_change"] = date


def _write_line(file: BinaryIO, data: dict[str, Any]) -> None:
    file.write(orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE))
