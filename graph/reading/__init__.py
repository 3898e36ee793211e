"""Reading the store as records and networks: what a command, a service or a notebook asks for."""

from graph.reading.entities import affiliations, claims, entities, entity, property_claims, sources
from graph.reading.find import Match, find, resolve
from graph.reading.networks import (
    network_around,
    network_between,
    network_of_case,
    network_of_claims,
    network_of_query,
)
from graph.reading.paths import Path, shortest_path

__all__ = [
    "Match",
    "Path",
    "affiliations",
    "claims",
    "entities",
    "entity",
    "find",
    "network_around",
    "network_between",
    "network_of_case",
    "network_of_claims",
    "network_of_query",
    "property_claims",
    "resolve",
    "shortest_path",
    "sources",
]
