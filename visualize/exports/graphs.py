"""Ties as a networkx graph, and as files of two formats: GraphML, which Gephi opens, and node-link JSON."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import networkx
import orjson

from graph.derived import Network, Tie
from graph.model import Entity
from graph.ontology import Ontology
from graph.presentation import entity_to_json, tie_attributes

# Fields of a tie that are no attributes of its edge.
OMITTED_TIE_FIELDS = frozenset({"id", "subject", "subject_name", "object", "object_name", "origins"})

# Characters that XML 1.0 does not allow, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def to_networkx(network: Network, ontology: Ontology) -> networkx.MultiDiGraph:
    """Return a graph with a node for each shown entity, and for each tie an edge with its id as the key.

    All attributes are texts, numbers and truth values, so that every format can hold them.
    """
    graph = networkx.MultiDiGraph(title=_replace_invalid(network.title))
    for id_ in sorted(network.shown_ids):
        if id_ in network.entities:
            graph.add_node(_replace_invalid(id_), **_node_attributes(network.entities[id_]))
    for tie in network.ties:
        graph.add_edge(
            _replace_invalid(tie.subject),
            _replace_invalid(tie.object),
            key=_replace_invalid(tie.id),
            **_edge_attributes(tie, network, ontology),
        )
    return graph


def to_graphml(network: Network, ontology: Ontology) -> bytes:
    """Return GraphML in UTF-8; characters that XML does not allow are replaced."""
    file = io.BytesIO()
    networkx.write_graphml_xml(to_networkx(network, ontology), file)
    return file.getvalue()


def to_node_link(network: Network, ontology: Ontology) -> bytes:
    """Return JSON that `networkx.node_link_graph(..., edges="edges")` reads."""
    return orjson.dumps(networkx.node_link_data(to_networkx(network, ontology), edges="edges"))


def _node_attributes(entity: Entity) -> dict[str, Any]:
    fields = entity_to_json(entity)
    return {"label": _replace_invalid(fields["name"]), "kind": fields["kind"], "named": fields["named"]}


def _edge_attributes(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    fields = tie_attributes(tie, network, ontology)
    titles = {
        claim.source: network.sources[claim.source].title
        for claim in tie.claims
        if claim.source in network.sources
    }
    dates = [date for claim in tie.claims for date in (claim.valid_from, claim.valid_until) if date]
    return {
        **{name: _flatten(value) for name, value in fields.items() if name not in OMITTED_TIE_FIELDS},
        "family": ontology.edge_types[tie.edge_type].family,
        "claims": len(tie.claims),
        "sources": _replace_invalid("; ".join(titles.values())),
        "first_date": min(dates, default=""),
        "last_date": max(dates, default=""),
    }


def _flatten(value: Any) -> Any:
    """Return a value as a text, a number or a truth value."""
    if isinstance(value, Mapping):
        return _replace_invalid("; ".join(f"{name}: {text}" for name, text in value.items()))
    return _replace_invalid(value) if isinstance(value, str) else value


def _replace_invalid(text: str) -> str:
    return _NOT_XML.sub(REPLACEMENT, text)
