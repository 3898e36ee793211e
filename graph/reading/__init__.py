"""Read the store as records and networks."""

from graph.reading.annotations import load_annotation, load_annotations, load_recent_annotations
from graph.reading.case_overview import (
    CaseCounts,
    NeighbourTotal,
    count_neighbours,
    load_case_counts,
    load_network_of_most_connected,
)
from graph.reading.claim_networks import load_network_of_single_claim, load_network_with_complete_ties
from graph.reading.disputes import DisputeQuery, load_disputes
from graph.reading.identifying_ties import IdentifyingTies, load_identifying_ties
from graph.reading.neighbour_counts import load_neighbour_counts
from graph.reading.neighbours import (
    Neighbour,
    NeighbourPage,
    PageRequest,
    load_entities_acted_on,
    load_neighbours,
    load_state_body_ids,
)
from graph.reading.networks import (
    load_neighbourhood_network,
    load_network,
    load_network_between,
    load_network_of_dataset,
    load_network_of_query,
    load_profile,
)
from graph.reading.path_constraints import ClaimScope, PathConstraints
from graph.reading.path_descriptions import DescribedPath, describe_paths
from graph.reading.paths import MAX_PATH_LENGTH, Path, PathQuery, PathSelector, load_paths, load_shortest_path
from graph.reading.record_lookup import KnownNodes, NodeLookup, NodesInMemory, StoreRecordLookup
from graph.reading.records import (
    load_claim,
    load_claims,
    load_claims_by_id,
    load_entities,
    load_entity,
    load_property_claims,
    load_source,
    load_sources,
    require_dataset,
    require_entities,
)
from graph.reading.search import (
    Match,
    ResolvedName,
    find_entities,
    resolve_name,
)
from graph.reading.selection import Selection
from graph.reading.selection_parts import SelectionPart, SelectionParts, load_in_parts
from graph.reading.source_places import (
    PlaceSelection,
    SourcePlace,
    load_claims_at_places,
    load_source_places,
)
from graph.reading.source_texts import SourceTexts, load_source_text
from graph.reading.sources import (
    ClaimWithTie,
    attach_ties,
    count_claims_of_sources,
    load_all_sources,
    load_claims_of_source,
    load_derived_source_ids,
    locator_sort_key,
)
from graph.reading.speakers import load_speakers
from graph.reading.store_counts import (
    MAX_CLAIMS_FOR_STANDINGS,
    StoreCounts,
    count_relationships,
    load_store_counts,
)
from graph.reading.tie_summaries import TieSummaries, load_complete_ties, load_tie_summaries
from graph.reading.timeline import TimelineItem, TimelineQuery, load_timeline
from graph.reading.versions import load_latest_version, load_replacement_chain, load_versions

__all__ = [
    "MAX_CLAIMS_FOR_STANDINGS",
    "MAX_PATH_LENGTH",
    "CaseCounts",
    "ClaimScope",
    "ClaimWithTie",
    "DescribedPath",
    "DisputeQuery",
    "IdentifyingTies",
    "KnownNodes",
    "Match",
    "Neighbour",
    "NeighbourPage",
    "NeighbourTotal",
    "NodeLookup",
    "NodesInMemory",
    "PageRequest",
    "Path",
    "PathConstraints",
    "PathQuery",
    "PathSelector",
    "PlaceSelection",
    "ResolvedName",
    "Selection",
    "SelectionPart",
    "SelectionParts",
    "SourcePlace",
    "SourceTexts",
    "StoreCounts",
    "StoreRecordLookup",
    "TieSummaries",
    "TimelineItem",
    "TimelineQuery",
    "attach_ties",
    "count_claims_of_sources",
    "count_neighbours",
    "count_relationships",
    "describe_paths",
    "find_entities",
    "load_all_sources",
    "load_annotation",
    "load_annotations",
    "load_case_counts",
    "load_claim",
    "load_claims",
    "load_claims_at_places",
    "load_claims_by_id",
    "load_claims_of_source",
    "load_complete_ties",
    "load_derived_source_ids",
    "load_disputes",
    "load_entities",
    "load_entities_acted_on",
    "load_entity",
    "load_identifying_ties",
    "load_in_parts",
    "load_latest_version",
    "load_neighbour_counts",
    "load_neighbourhood_network",
    "load_neighbours",
    "load_network",
    "load_network_between",
    "load_network_of_dataset",
    "load_network_of_most_connected",
    "load_network_of_query",
    "load_network_of_single_claim",
    "load_network_with_complete_ties",
    "load_paths",
    "load_profile",
    "load_property_claims",
    "load_recent_annotations",
    "load_replacement_chain",
    "load_shortest_path",
    "load_source",
    "load_source_places",
    "load_source_text",
    "load_sources",
    "load_speakers",
    "load_state_body_ids",
    "load_store_counts",
    "load_tie_summaries",
    "load_timeline",
    "load_versions",
    "locator_sort_key",
    "require_dataset",
    "require_entities",
    "resolve_name",
]
