"""Read the store as records and networks."""

from graph.derived.filters import TieFilter
from graph.reading.claim_networks import load_network_of_claims
from graph.reading.networks import (
    load_neighbourhood_network,
    load_network,
    load_network_between,
    load_network_of_dataset,
    load_network_of_query,
)
from graph.reading.paths import Path, load_shortest_path
from graph.reading.records import load_claims, load_entities, load_entity, load_property_claims, load_sources
from graph.reading.search import Match, find_entities, resolve_entity
from graph.reading.selection import Selection

__all__ = [
    "Match",
    "Path",
    "Selection",
    "TieFilter",
    "find_entities",
    "load_claims",
    "load_entities",
    "load_entity",
    "load_neighbourhood_network",
    "load_network",
    "load_network_between",
    "load_network_of_claims",
    "load_network_of_dataset",
    "load_network_of_query",
    "load_property_claims",
    "load_shortest_path",
    "load_sources",
    "resolve_entity",
]
