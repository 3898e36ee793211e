"""A selection as a networkx graph, from which all formats of graphs are written.

A node is an entity, and an edge is a tie. Both have the complete records in one attribute, so that a file can
be loaded again (`graph.presentation.embedded_records`). docs/exports.md lists the attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import networkx

from graph.derived import Network, Tie, enclosing_span
from graph.errors import CasegraphError
from graph.model import Claim, Entity, PropertyClaim, day_bounds, value_text
from graph.ontology import Ontology
from graph.presentation import RECORDS_ATTRIBUTE, tie_attributes, write_records
from graph.reading import SelectionPart, SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.named_records import RecordsOnce
from visualize.exports.tables import LIST_SEPARATOR

MAX_TIES = 100_000
"""A graph is in memory until it is written, with several kilobytes for each tie."""

EXPORT_ATTRIBUTE = "casegraph_export"
"""The attribute of a graph that says which version of docs/exports.md its attributes follow."""
EXPORT_VERSION = 1

# Fields of a tie that are no attributes of its edge.
OMITTED_TIE_FIELDS = frozenset({"id", "subject", "subject_name", "object", "object_name", "origins"})

# Characters that XML 1.0 does not allow, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def read_graph(parts: SelectionParts, ontology: Ontology) -> tuple[networkx.MultiDiGraph, ExportReport]:
    """Return a selection as a graph: a node for each shown entity, an edge with its id as key for each tie.

    All attributes are texts, numbers and truth values, so that every format can hold them.

    Raises:
        CasegraphError: there are more ties than a graph in memory may have.
    """
    report = ExportReport()
    graph = networkx.MultiDiGraph(title=replace_invalid(parts.title), **{EXPORT_ATTRIBUTE: EXPORT_VERSION})
    all_parts = list(_limit(report.count(parts.parts), report))
    shown = frozenset(id_ for part in all_parts for id_ in part.shown_ids)
    records = RecordsOnce(shown)
    for part in all_parts:
        _add_nodes(graph, part, records)
    for part in all_parts:
        for tie in part.network.ties:
            attributes = {
                **_edge_attributes(tie, part.network, ontology),
                RECORDS_ATTRIBUTE: _records_of_tie(tie, part.network, records),
            }
            ends = replace_invalid(tie.subject), replace_invalid(tie.object)
            graph.add_edge(*ends, key=replace_invalid(tie.id), **attributes)
    return graph, report


def replace_invalid(text: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _NOT_XML.sub(REPLACEMENT, text)


def _limit(parts: Iterable[SelectionPart], report: ExportReport) -> Iterable[SelectionPart]:
    for part in parts:
        if report.ties > MAX_TIES:
            raise CasegraphError(
                f"A graph of more than {MAX_TIES:,} ties does not fit in a file of this format.",
                "Select fewer ties, or choose csv, parquet or neo4j.",
            )
        yield part


def _add_nodes(graph: networkx.MultiDiGraph, part: SelectionPart, records: RecordsOnce) -> None:
    by_entity: dict[str, list[PropertyClaim]] = {}
    for claim in part.network.property_claims:
        by_entity.setdefault(claim.entity, []).append(claim)
    for entity in part.entities:
        if entity.id in part.shown_ids:
            claims = by_entity.get(entity.id, [])
            named = records.find(part.network, claims, [entity])
            graph.add_node(
                replace_invalid(entity.id),
                **_node_attributes(entity),
                **{RECORDS_ATTRIBUTE: replace_invalid(write_records([*named, entity, *claims]))},
            )


def _node_attributes(entity: Entity) -> dict[str, Any]:
    attributes = {
        "label": entity.name,
        "kind": entity.kind,
        "named": entity.named,
        "aliases": LIST_SEPARATOR.join(entity.aliases),
        "datasets": LIST_SEPARATOR.join(entity.datasets or (entity.dataset,)),
        **{f"property.{name}": value for name, value in entity.properties.items()},
    }
    return {name: _flatten(value) for name, value in attributes.items() if value != ""}


def _edge_attributes(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    fields = tie_attributes(tie, network, ontology)
    titles = {
        claim.source: network.sources[claim.source].title
        for claim in tie.claims
        if claim.source in network.sources
    }
    dated = dated_claims(tie)
    first, last = enclosing_span(dated)
    first_day, last_day = day_bounds(first, last)
    edge_type = ontology.edge_types[tie.edge_type]
    return {
        **{name: _flatten(value) for name, value in fields.items() if name not in OMITTED_TIE_FIELDS},
        "family": edge_type.family,
        "symmetric": edge_type.symmetric,
        "claims": len(tie.claims),
        "sources": replace_invalid(LIST_SEPARATOR.join(titles.values())),
        "valid_from": first or "",
        "valid_until": last or "",
        "first_day": first_day.isoformat() if first_day else "",
        "last_day": last_day.isoformat() if last_day else "",
        "ended": all(claim.ended or claim.valid_until for claim in dated),
    }


def dated_claims(tie: Tie) -> list[Claim]:
    """Return the claims whose dates are those of a tie: a denial gives no date of its own."""
    return [claim for claim in tie.claims if claim.stance != "denied"] or list(tie.claims)


def _records_of_tie(tie: Tie, network: Network, records: RecordsOnce) -> str:
    named = records.find(network, tie.claims)
    return replace_invalid(write_records([*named, *tie.claims]))


def _flatten(value: Any) -> Any:
    """Return a value as a text, a number or a truth value."""
    if isinstance(value, Mapping):
        return replace_invalid(LIST_SEPARATOR.join(f"{name}: {text}" for name, text in value.items()))
    if isinstance(value, str):
        return replace_invalid(value)
    return value if isinstance(value, bool | int | float) else value_text(value)
