"""The records of the graph, and the rules for them."""

from graph.model.annotations import AnnotatedKind, Annotation
from graph.model.bidi import isolate
from graph.model.claim_summary import ClaimSummary
from graph.model.dates import DATE_EXPECTED, DateSpan, check_date, is_out_of_order, spans_disjoint, to_utc
from graph.model.ids import (
    ID_EXPECTED,
    ID_PATTERN,
    check_id,
    compute_fingerprint,
    make_annotation_id,
    make_claim_id,
    make_property_claim_id,
)
from graph.model.locators import chars_locator, parse_span, parse_span_digits, sha256_of, split_source
from graph.model.name_folding import compose_letters, folding_tables
from graph.model.quote_differences import describe_difference
from graph.model.quote_search import QuotePlaces, find_quote
from graph.model.quotes import check_quote
from graph.model.records import (
    BOUNDS,
    MODES,
    NO_PROPERTIES,
    STANCES,
    AnyClaim,
    BaseClaim,
    Bound,
    Claim,
    Dataset,
    Entity,
    InputRecord,
    Mode,
    Money,
    PropertyClaim,
    Record,
    Source,
    Stance,
    Value,
)
from graph.model.references import entity_ids_in_claims, entity_ids_in_properties, entity_ids_in_sources
from graph.model.search_text import latin_spellings, make_search_text, spellings
from graph.model.text_spans import TextSpan, describe_length, find_span, names_words, text_at
from graph.model.validation import validate
from graph.model.values import canonical_value, number_text, value_text
from graph.model.versions import Action, RecordKind, Version

__all__ = [
    "BOUNDS",
    "DATE_EXPECTED",
    "ID_EXPECTED",
    "ID_PATTERN",
    "MODES",
    "NO_PROPERTIES",
    "STANCES",
    "Action",
    "AnnotatedKind",
    "Annotation",
    "AnyClaim",
    "BaseClaim",
    "Bound",
    "Claim",
    "ClaimSummary",
    "Dataset",
    "DateSpan",
    "Entity",
    "InputRecord",
    "Mode",
    "Money",
    "PropertyClaim",
    "QuotePlaces",
    "Record",
    "RecordKind",
    "Source",
    "Stance",
    "TextSpan",
    "Value",
    "Version",
    "canonical_value",
    "chars_locator",
    "check_date",
    "check_id",
    "check_quote",
    "compose_letters",
    "compute_fingerprint",
    "describe_difference",
    "describe_length",
    "entity_ids_in_claims",
    "entity_ids_in_properties",
    "entity_ids_in_sources",
    "find_quote",
    "find_span",
    "folding_tables",
    "is_out_of_order",
    "isolate",
    "latin_spellings",
    "make_annotation_id",
    "make_claim_id",
    "make_property_claim_id",
    "make_search_text",
    "names_words",
    "number_text",
    "parse_span",
    "parse_span_digits",
    "sha256_of",
    "spans_disjoint",
    "spellings",
    "split_source",
    "text_at",
    "to_utc",
    "validate",
    "value_text",
]
