"""Read the store as records and networks."""

from graph.reading.claim_networks import load_network_of_claims, load_network_of_single_claim
from graph.reading.disputes import DisputeQuery, load_disputes
from graph.reading.identifying_ties import IdentifyingTies, load_identifying_ties
from graph.reading.known_ids import KnownIds
from graph.reading.neighbour_counts import load_neighbour_counts
from graph.reading.neighbours import (
    Neighbour,
    Neighbours,
    PageRequest,
    load_neighbours,
    load_neighbours_by_acts,
    load_state_body_ids,
)
from graph.reading.networks import (
    load_neighbourhood_network,
    load_network,
    load_network_between,
    load_network_of_dataset,
    load_network_of_most_connected,
    load_network_of_query,
    load_profile,
)
from graph.reading.path_constraints import ClaimScope, PathConstraints
from graph.reading.path_descriptions import DescribedPath, describe_paths
from graph.reading.paths import MAX_PATH_LENGTH, Path, PathQuery, PathSelector, load_paths, load_shortest_path
from graph.reading.records import (
    load_claim,
    load_claims,
    load_claims_by_id,
    load_entities,
    load_entity,
    load_property_claims,
    load_source,
    load_sources,
    require_entities,
)
from graph.reading.search import Match, find_entities, resolve_entity
from graph.reading.selection import Selection
from graph.reading.source_texts import SourceTexts
from graph.reading.sources import (
    StatementWithTie,
    attach_ties,
    count_statements,
    load_all_sources,
    load_derived_source_ids,
    load_statements,
)
from graph.reading.speakers import load_speakers
from graph.reading.statistics import (
    MAX_CLAIMS_FOR_STANDINGS,
    StoreStatistics,
    count_relationships,
    load_statistics,
)
from graph.reading.tie_summaries import TieSummaries, load_full_ties, load_tie_summaries
from graph.reading.timeline import TimelineItem, TimelineQuery, load_timeline
from graph.reading.versions import (
    load_annotation,
    load_annotations,
    load_latest_version,
    load_recent_annotations,
    load_replacement_chain,
    load_versions,
)

__all__ = [
    "MAX_CLAIMS_FOR_STANDINGS",
    "MAX_PATH_LENGTH",
    "ClaimScope",
    "DescribedPath",
    "DisputeQuery",
    "IdentifyingTies",
    "KnownIds",
    "Match",
    "Neighbour",
    "Neighbours",
    "PageRequest",
    "Path",
    "PathConstraints",
    "PathQuery",
    "PathSelector",
    "Selection",
    "SourceTexts",
    "StatementWithTie",
    "StoreStatistics",
    "TieSummaries",
    "TimelineItem",
    "TimelineQuery",
    "attach_ties",
    "count_relationships",
    "count_statements",
    "describe_paths",
    "find_entities",
    "load_all_sources",
    "load_annotation",
    "load_annotations",
    "load_claim",
    "load_claims",
    "load_claims_by_id",
    "load_derived_source_ids",
    "load_disputes",
    "load_entities",
    "load_entity",
    "load_full_ties",
    "load_identifying_ties",
    "load_latest_version",
    "load_neighbour_counts",
    "load_neighbourhood_network",
    "load_neighbours",
    "load_neighbours_by_acts",
    "load_network",
    "load_network_between",
    "load_network_of_claims",
    "load_network_of_dataset",
    "load_network_of_most_connected",
    "load_network_of_query",
    "load_network_of_single_claim",
    "load_paths",
    "load_profile",
    "load_property_claims",
    "load_recent_annotations",
    "load_replacement_chain",
    "load_shortest_path",
    "load_source",
    "load_sources",
    "load_speakers",
    "load_state_body_ids",
    "load_statements",
    "load_statistics",
    "load_tie_summaries",
    "load_timeline",
    "load_versions",
    "require_entities",
    "resolve_entity",
]
