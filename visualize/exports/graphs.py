"""Ties as a graph of networkx, and its files: GraphML, which Gephi opens, and node-link JSON."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx
import orjson

from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.model.records import Entity
from graph.ontology import Ontology

# What XML 1.0 cannot hold, escaped or not.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def as_networkx(network: Network, ontology: Ontology) -> networkx.MultiDiGraph:
    """Return a node for each entity that is shown, and an edge for each tie, keyed by its id.

    Attributes are text, numbers and flags alone, so that any format holds them.
    """
    graph = networkx.MultiDiGraph(title=_clean(network.title))
    for id_ in sorted(network.shown):
        if id_ in network.entities:
            graph.add_node(_clean(id_), **_node(network.entities[id_]))
    for tie in network.ties:
        graph.add_edge(
            _clean(tie.subject), _clean(tie.object), key=_clean(tie.id), **_edge(tie, network, ontology)
        )
    return graph


def as_graphml(network: Network, ontology: Ontology) -> bytes:
    """Return GraphML in UTF-8; a character that XML cannot hold is replaced."""
    written = io.BytesIO()
    networkx.write_graphml_xml(as_networkx(network, ontology), written)
    return written.getvalue()


def as_node_link(network: Network, ontology: Ontology) -> bytes:
    """Return JSON that `networkx.node_link_graph(..., edges="edges")` reads."""
    return orjson.dumps(networkx.node_link_data(as_networkx(network, ontology), edges="edges"))


def _node(entity: Entity) -> dict[str, Any]:
    return {"label": _clean(entity.name), "kind": entity.kind, "named": entity.named}


def _edge(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    titles = {
        claim.source: network.sources[claim.source].title
        for claim in tie.claims
        if claim.source in network.sources
    }
    dates = [date for claim in tie.claims for date in (claim.valid_from, claim.valid_until) if date]
    return {
        "label": ontology.edge_types[tie.edge_type].forward,
        "edge_type": tie.edge_type,
        "family": ontology.edge_types[tie.edge_type].family,
        "mode": tie.mode,
        "standing": tie.standing,
        "identifying": _clean("; ".join(f"{name}: {value}" for name, value in tie.identifying)),
        "claims": len(tie.claims),
        "sources": _clean("; ".join(titles.values())),
        "first_date": min(dates, default=""),
        "last_date": max(dates, default=""),
    }


def _clean(text: str) -> str:
    return _NO_XML.sub(REPLACEMENT, text)
