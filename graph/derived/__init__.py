"""What is derived from claims and never stored: attribution, ties, disputes, networks. Pure functions."""

from graph.derived.attribution import AttributionContext, derive_origins, is_by_party
from graph.derived.claim_dates import TimeAxis, span_on_axis
from graph.derived.comparable_values import ClaimedValue, claimed_value
from graph.derived.dispute_conditions import EvidenceCondition
from graph.derived.dispute_sides import CompatibleClaims, DisputeSide
from graph.derived.disputes import (
    DISPUTE_CATEGORIES,
    DISPUTE_RULES,
    Dispute,
    DisputeCategory,
    DisputeRule,
    DisputeRuleSpec,
)
from graph.derived.filters import TieFilter
from graph.derived.initial_view import select_initial_entities
from graph.derived.network import Network, NetworkRecords, build_network
from graph.derived.speakers import (
    SPEAKER_RULES,
    SpeakerRule,
    SpeakerSide,
    find_speakers,
    get_speaker_edge_types,
)
from graph.derived.tie_dates import enclosing_span
from graph.derived.ties import (
    STANDINGS,
    UNSETTLED_STANDINGS,
    IdentifyingValues,
    Standing,
    Tie,
    derive_standing,
    group_claims,
    identifying_properties,
    make_tie_id,
)

__all__ = [
    "DISPUTE_CATEGORIES",
    "DISPUTE_RULES",
    "SPEAKER_RULES",
    "STANDINGS",
    "UNSETTLED_STANDINGS",
    "AttributionContext",
    "ClaimedValue",
    "CompatibleClaims",
    "Dispute",
    "DisputeCategory",
    "DisputeRule",
    "DisputeRuleSpec",
    "DisputeSide",
    "EvidenceCondition",
    "IdentifyingValues",
    "Network",
    "NetworkRecords",
    "SpeakerRule",
    "SpeakerSide",
    "Standing",
    "Tie",
    "TieFilter",
    "TimeAxis",
    "build_network",
    "claimed_value",
    "derive_origins",
    "derive_standing",
    "enclosing_span",
    "find_speakers",
    "get_speaker_edge_types",
    "group_claims",
    "identifying_properties",
    "is_by_party",
    "make_tie_id",
    "select_initial_entities",
    "span_on_axis",
]
