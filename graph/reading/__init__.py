"""Reading the store as records and networks: what a command, a service or a notebook asks for."""

from graph.derived.filters import Filter
from graph.reading.networks import (
    network_around,
    network_between,
    network_of_case,
    network_of_claims,
    network_of_entities,
    network_of_query,
)
from graph.reading.paths import Path, shortest_path
from graph.reading.records import claims, entities, entity, property_claims, sources
from graph.reading.search import Match, find, resolve
from graph.reading.selection import Selection, network_of

__all__ = [
    "Filter",
    "Match",
    "Path",
    "Selection",
    "claims",
    "entities",
    "entity",
    "find",
    "network_around",
    "network_between",
    "network_of",
    "network_of_case",
    "network_of_claims",
    "network_of_entities",
    "network_of_query",
    "property_claims",
    "resolve",
    "shortest_path",
    "sources",
]
