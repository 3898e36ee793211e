"""Ties as a networkx graph, and as files of two formats: GraphML, which Gephi opens, and node-link JSON.

An edge has the attributes `valid_from` and `valid_until`, the dates that its claims give. An end that is open
or unknown is empty, never the last date that happens to be known; `ended` says whether it is over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

import networkx
import orjson
from networkx.readwrite.graphml import GraphMLWriter

from graph.derived import Network, Tie, enclosing_span
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
    writer = _GraphMLWriter()
    writer.add_graph_element(to_networkx(network, ontology))
    writer.dump(file)
    return file.getvalue()


def to_node_link(network: Network, ontology: Ontology) -> bytes:
    """Return JSON that `networkx.node_link_graph(..., edges="edges")` reads."""
    return orjson.dumps(networkx.node_link_data(to_networkx(network, ontology), edges="edges"))


class _GraphMLWriter(GraphMLWriter):  # type: ignore[misc]
    """Writes truth values as XML has them, `true` and `false`, where networkx writes `True`."""

    def add_data(
        self, name: str, element_type: type, value: Any, scope: str = "all", default: Any = None
    ) -> Any:
        """Return the element that holds the value of an attribute."""
        text = str(value).lower() if element_type is bool else value
        return super().add_data(name, element_type, text, scope, default)


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
    # A denial gives no date of its own.
    dated = [claim for claim in tie.claims if claim.stance != "denied"] or tie.claims
    first, last = enclosing_span(dated)
    return {
        **{name: _flatten(value) for name, value in fields.items() if name not in OMITTED_TIE_FIELDS},
        "family": ontology.edge_types[tie.edge_type].family,
        "claims": len(tie.claims),
        "sources": _replace_invalid("; ".join(titles.values())),
        "valid_from": first or "",
        "valid_until": last or "",
        "ended": all(claim.ended or claim.valid_until for claim in dated),
    }


def _flatten(value: Any) -> Any:
    """Return a value as a text, a number or a truth value."""
    if isinstance(value, Mapping):
        return _replace_invalid("; ".join(f"{name}: {text}" for name, text in value.items()))
    return _replace_invalid(value) if isinstance(value, str) else value


def _replace_invalid(text: str) -> str:
    return _NOT_XML.sub(REPLACEMENT, text)
