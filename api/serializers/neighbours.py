"""A page of neighbours as plain values, with names for no more than what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.derived.network import Network, only_mentioned
from graph.ontology import Ontology
from graph.presentation.to_json import names_as_json, tie_as_json
from graph.reading.neighbours import Neighbours


def neighbours_as_json(found: Neighbours, ontology: Ontology) -> dict[str, Any]:
    """Return the neighbours of a page, each with its ties, and the names of everyone in them."""
    network = found.network
    return {
        "claims": found.claims,
        "neighbours": [
            {
                "id": one.id,
                "name": network.name(one.id),
                "kind": network.entities[one.id].kind,
                "claims": one.claims,
                "ties": [tie_as_json(tie, network, ontology) for tie in one.ties],
            }
            for one in found.page
        ],
        "names": names_as_json(names_of(found, ontology)),
    }


def ties_of(found: Neighbours, ontology: Ontology) -> list[dict[str, Any]]:
    """Return the ties of a page, each once."""
    ties = {tie.id: tie for one in found.page for tie in one.ties}
    return [tie_as_json(tie, found.network, ontology) for tie in ties.values()]


def names_of(found: Neighbours, ontology: Ontology) -> Network:
    """Return the network cut to those whom the page names."""
    said = [claim for one in found.page for tie in one.ties for claim in tie.claims]
    return only_mentioned(found.network, said, ontology, [one.id for one in found.page])


def together(networks: Iterable[Network]) -> dict[str, Any]:
    """Return the names of several networks in one."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {"entities": {}, "sources": {}}
    for network in networks:
        for what, names in names_as_json(network).items():
            found[what].update(names)
    return {what: dict(sorted(names.items())) for what, names in found.items()}
