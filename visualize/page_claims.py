"""The claims, sources and properties in a page's data, in words and with the ids that become links.

The fields are those of `graph.presentation.to_json`, of which a page omits some and puts others into words. A
new field of a claim is listed among the facts of the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from graph.derived import Network
from graph.model import AnyClaim, Claim, PropertyClaim, Source, Value, isolate, parse_span
from graph.ontology import Ontology, Property
from graph.presentation import (
    claims_to_columns,
    format_date,
    format_inferred,
    format_locator,
    format_property_name,
    format_recorder,
    format_side_verb,
    format_speakers,
    format_validity,
    format_value,
    format_value_of_claim,
    mark_value,
    source_to_json,
    without_empty,
)

Json: TypeAlias = dict[str, Any]
Columns: TypeAlias = dict[str, list[Any]]
Row = TypeVar("Row")

# Number of characters of the text that are shown before and after a quote.
CONTEXT_LENGTH = 140
# Number of rows that become columns at a time, few enough for the records to stay in a processor's cache.
BLOCK_ROWS = 200

# Fields of a claim that a page shows in words of its own, with the tie, or not at all.
OMITTED_CLAIM_FIELDS = frozenset(
    {
        *("dataset", "recorded_on", "recorded_by", "withdrawn_on", "quote_sha256"),
        *("valid_from", "valid_until", "ended", "attribution"),
        *("edge_type", "subject", "subject_id", "subject_name", "object", "object_id", "object_name"),
        *("entity", "entity_id", "entity_name", "property", "bound", "unit", "properties"),
    }
)

# Fields of a claim that `panel_claim.js` shows in a place of their own. Other fields are listed as facts.
PLACED_CLAIM_FIELDS = frozenset(
    {
        *("id", "source", "locator", "quote", "note", "stance", "mode", "condition"),
        *("said_by", "by_party", "said_on", "about", "event", "dates_basis"),
        *("value", "inferred", "inferred_from"),
    }
)

# Fields of a source that a page does not show.
OMITTED_SOURCE_FIELDS = frozenset({"id", "dataset", "retrieved", "language", "sha256", "note"})


def build_claim_columns(network: Network, ontology: Ontology, claims: Sequence[AnyClaim]) -> Columns:
    """Return claims, of ties or of properties, as columns: a large page has tens of thousands of them."""
    return build_in_blocks(partial(_claim_columns, network, ontology), claims)


def build_in_blocks(
    build: Callable[[Sequence[Row]], Mapping[str, Sequence[Any]]], rows: Sequence[Row]
) -> Columns:
    """Return rows as columns, without the columns that have no value.

    Args:
        build: returns the columns of a block of rows, with None where a row has no value. Blocks may have
            different columns.
    """
    columns: Columns = {}
    for start in range(0, len(rows), BLOCK_ROWS):
        block = rows[start : start + BLOCK_ROWS]
        built = build(block)
        for name in built:
            if name not in columns:
                columns[name] = [None] * start
        for name, column in columns.items():
            column += built.get(name) or [None] * len(block)
    # 0 is a value: the number of the first form of a sentence, for example.
    return {name: values for name, values in columns.items() if any(value is not None for value in values)}


def _claim_columns(network: Network, ontology: Ontology, claims: Sequence[AnyClaim]) -> Columns:
    columns = claims_to_columns(claims, network, omit=OMITTED_CLAIM_FIELDS)
    facts = [_claim_facts(network, ontology, claim) for claim in claims]
    # Sorted: the order of a set depends on the hash seed.
    for name in sorted(columns.keys() - PLACED_CLAIM_FIELDS):
        _add_facts(facts, name, columns.pop(name))
    if "value" in columns:
        columns["value"] = [
            _marked_value(claim, network, ontology) if isinstance(claim, PropertyClaim) else None
            for claim in claims
        ]
    del columns["inferred_from"]
    return columns | {
        "mode": [None if mode == "actual" else mode for mode in columns["mode"]],
        "by_party": [is_by_party or None for is_by_party in columns["by_party"]],
        "said_on": [date and format_date(date) for date in columns["said_on"]],
        "locator": list(map(format_locator, columns["locator"])),
        "when": list(map(format_validity, claims)),
        "context": [
            _quote_context(claim, network.sources.get(claim.source)) if claim.quote else None
            for claim in claims
        ],
        "inferred": [format_inferred(claim, network) if claim.inferred else None for claim in claims],
        "voice": [None if claim.said_by else format_speakers(claim, network).words for claim in claims],
        "verb": [format_side_verb(claim, network) for claim in claims],
        "recorded": [format_recorder(claim) for claim in claims],
        "names_in_text": [_names_in_text(claim, network) or None for claim in claims],
        "facts": facts,
    }


def _marked_value(claim: PropertyClaim, network: Network, ontology: Ontology) -> str:
    value = format_value_of_claim(claim, network, ontology)
    return mark_value(value, claim.stance, claim.mode)


def _claim_facts(network: Network, ontology: Ontology, claim: AnyClaim) -> list[Json] | None:
    if not isinstance(claim, Claim) or not claim.properties:
        return None
    return build_facts(network, claim.properties, ontology.edge_types[claim.edge_type].properties)


def _add_facts(facts: list[list[Json] | None], name: str, values: Sequence[Any]) -> None:
    """Add the values of a field, one for each claim, to the facts of the claims."""
    label = format_property_name(name)
    for index, value in enumerate(values):
        if value is not None:
            text = ", ".join(map(str, value)) if isinstance(value, tuple) else format_value(value)
            facts[index] = [*(facts[index] or ()), {"label": label, "text": text}]


def _quote_context(claim: AnyClaim, source: Source | None) -> list[str] | None:
    """Return the words before and after the quote of a claim; None without the source's text."""
    span = parse_span(claim.locator)
    if source is None or not source.text or span is None:
        return None
    start, end = span
    # The context ends with the paragraph: the text around it may not belong to the article.
    before = source.text[max(0, start - 2 * CONTEXT_LENGTH) : start].rpartition("\n")[2]
    after = source.text[end : end + 2 * CONTEXT_LENGTH].partition("\n")[0]
    if len(before) > CONTEXT_LENGTH:
        before = "… " + before[-CONTEXT_LENGTH:].partition(" ")[2]
    if len(after) > CONTEXT_LENGTH:
        after = after[:CONTEXT_LENGTH].rpartition(" ")[0] + " …"
    return [before, after]


def _names_in_text(claim: AnyClaim, network: Network) -> list[str]:
    """Return the names that the text gives to entities, where they differ from the entities' own."""
    if isinstance(claim, PropertyClaim):
        names = {claim.entity: claim.entity_name}
    elif claim.subject_name or claim.object_name:
        names = {claim.subject: claim.subject_name, claim.object: claim.object_name}
    else:
        return []
    return [name for id_, name in names.items() if name and name != network.name(id_)]


def build_facts(
    network: Network, values: Mapping[str, Value], declared: Mapping[str, Property]
) -> list[Json]:
    """Return properties as labels and texts; a property that names an entity has the entity's id too.

    Args:
        values: by name of the property.
        declared: the declarations of the properties, by name.
    """
    return [_build_fact(network, name, value, declared.get(name)) for name, value in values.items()]


def _build_fact(network: Network, name: str, value: Value, declared: Property | None) -> Json:
    label = format_property_name(name)
    if declared is not None and declared.type == "entity":
        return {"label": label, "text": network.name_in_text(str(value)), "entity": str(value)}
    return {"label": label, "text": isolate(format_value(value, declared.type if declared else "text"))}


def build_source(network: Network, source: Source) -> Json:
    """Return a source: what it is, and where it can be read if that is an address of the web."""
    fields = source_to_json(source)
    words = {
        "publisher": network.name(source.publisher) if source.publisher else None,
        "author": [network.name(author) for author in source.author if author != source.publisher],
        "published": format_date(source.published) if source.published else None,
        "url": source.web_url,
        "derived_from": [
            network.sources[id_].title if id_ in network.sources else id_ for id_ in source.derived_from
        ],
    }
    return without_empty(
        {name: value for name, value in fields.items() if name not in OMITTED_SOURCE_FIELDS} | words
    )
