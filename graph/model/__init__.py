"""The records of the graph, and the rules for them."""

from graph.model.annotations import AnnotatedKind, Annotation
from graph.model.bidi import isolate
from graph.model.characters import BLANK_SYMBOLS, DEFAULT_IGNORABLE, JOINERS
from graph.model.claim_summary import ClaimSummary
from graph.model.dates import (
    DATE_EXPECTED,
    DateSpan,
    check_date,
    day_bounds,
    is_out_of_order,
    spans_disjoint,
    to_utc,
)
from graph.model.identifiers import fold_identifier
from graph.model.ids import (
    HASH_BYTES,
    ID_EXPECTED,
    ID_PATTERN,
    check_id,
    compute_fingerprint,
    make_annotation_id,
    make_claim_id,
    make_property_claim_id,
)
from graph.model.locators import chars_locator, parse_span, parse_span_digits, sha256_of, split_source
from graph.model.name_folding import compose_letters, fold_text, folding_tables
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
from graph.model.references import (
    entity_ids_in_claims,
    entity_ids_in_properties,
    entity_ids_in_sources,
    source_ids_in_claims,
)
from graph.model.search_text import latin_spellings, make_search_text, spellings
from graph.model.text_spans import TextSpan, describe_length, find_span, names_words, text_at
from graph.model.validation import validate
from graph.model.value_validation import check_name, check_value, list_expected
from graph.model.values import canonical_value, number_text, value_text
from graph.model.versions import Action, RecordKind, Version

__all__ = [
    "BLANK_SYMBOLS",
    "BOUNDS",
    "DATE_EXPECTED",
    "DEFAULT_IGNORABLE",
    "HASH_BYTES",
    "ID_EXPECTED",
    "ID_PATTERN",
    "JOINERS",
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
    "check_name",
    "check_quote",
    "check_value",
    "compose_letters",
    "compute_fingerprint",
    "day_bounds",
    "describe_difference",
    "describe_length",
    "entity_ids_in_claims",
    "entity_ids_in_properties",
    "entity_ids_in_sources",
    "find_quote",
    "find_span",
    "fold_identifier",
    "fold_text",
    "folding_tables",
    "is_out_of_order",
    "isolate",
    "latin_spellings",
    "list_expected",
    "make_annotation_id",
    "make_claim_id",
    "make_property_claim_id",
    "make_search_text",
    "names_words",
    "number_text",
    "parse_span",
    "parse_span_digits",
    "sha256_of",
    "source_ids_in_claims",
    "spans_disjoint",
    "spellings",
    "split_source",
    "text_at",
    "to_utc",
    "validate",
    "value_text",
]
