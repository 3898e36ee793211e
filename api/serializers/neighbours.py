"""Neighbours as JSON values, with the names of the entities and sources that they mention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.derived import Network
from graph.ontology import Ontology
from graph.presentation import network_names_to_json, tie_to_json
from graph.reading import Neighbour, NeighbourPage


def neighbours_to_json(page: NeighbourPage, ontology: Ontology) -> dict[str, Any]:
    """Return a page of neighbours, each with its ties, and all names in them."""
    network = page.network
    return {
        "claim_count": page.claim_count,
        "neighbours": [
            {
                **neighbour_to_json(neighbour, network),
                "ties": [tie_to_json(tie, network, ontology) for tie in neighbour.ties],
            }
            for neighbour in page.neighbours
        ],
        "names": network_names_to_json(network_of_page(page)),
    }


def neighbour_to_json(neighbour: Neighbour, network: Network) -> dict[str, Any]:
    """Return a neighbour without its ties."""
    return {
        "id": neighbour.id,
        "name": network.name(neighbour.id),
        "kind": network.entities[neighbour.id].kind,
        "claim_count": neighbour.claim_count,
    }


def neighbour_ties_to_json(page: NeighbourPage, ontology: Ontology) -> list[dict[str, Any]]:
    """Return the ties of a page of neighbours, each of them once."""
    ties = {tie.id: tie for neighbour in page.neighbours for tie in neighbour.ties}
    return [tie_to_json(tie, page.network, ontology) for tie in ties.values()]


def network_of_page(page: NeighbourPage) -> Network:
    """Return the network with only the entities and sources that the page mentions."""
    claims = [claim for neighbour in page.neighbours for tie in neighbour.ties for claim in tie.claims]
    return page.network.limited_to_mentions(claims, [neighbour.id for neighbour in page.neighbours])


def merge_names(networks: Iterable[Network]) -> dict[str, Any]:
    """Return the names of all entities and sources of several networks, in order of id."""
    merged: dict[str, dict[str, Any]] = {"entities": {}, "sources": {}}
    for network in networks:
        for record_kind, names in network_names_to_json(network).items():
            merged[record_kind].update(names)
    return {record_kind: dict(sorted(names.items())) for record_kind, names in merged.items()}
