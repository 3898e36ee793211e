"""What an export of Casegraph adds to an entity, in the key `casegraph`: what FollowTheMoney cannot say.

The keys are described in graph/ftm/schemata.yaml. Ids in them are those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import BOUNDS, Money, PropertyClaim, Value
from graph.ontology import Property
from loaders.ftm.claim_basis import ClaimFields
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import DamagedEntityError

_TEXTS = frozenset(
    {
        *("stance", "mode", "condition", "note", "valid_from", "valid_until", "dates_basis", "said_on"),
        *("locator", "quote", "quote_sha256"),
    }
)
_ID_LISTS = frozenset({"said_by", "about"})
_TEXT_LISTS = frozenset({"inferred", "inferred_from"})
_IDS = frozenset({"event", "source"})


def read_claim_fields(extension: Mapping[str, Any], context: ReadingContext) -> ClaimFields:
    """Return the fields of a claim that an extension gives.

    Raises:
        DamagedEntityError: one has a value of a wrong type.
    """
    fields: ClaimFields = {}
    for name, value in extension.items():
        if name in _TEXTS or name in _IDS:
            text = _text(name, value)
            # An empty note says that there is none, whatever was written for other programs.
            fields[name] = context.scope(text) if name in _IDS else text or None
        elif name in _ID_LISTS or name in _TEXT_LISTS:
            texts = tuple(_text(name, each) for each in value) if isinstance(value, list) else ()
            fields[name] = tuple(map(context.scope, texts)) if name in _ID_LISTS else texts
        elif name == "ended":
            fields[name] = value is True
    return fields


def read_source_fields(extension: Mapping[str, Any], context: ReadingContext) -> dict[str, Any]:
    """Return the fields of a source that an extension gives.

    Raises:
        DamagedEntityError: one has a value of a wrong type.
    """
    fields: dict[str, Any] = {}
    for name in ("genre", "published_basis", "published"):
        if name in extension:
            fields[name] = _text(name, extension[name])
    if "publisher" in extension:
        fields["publisher"] = context.scope(_text("publisher", extension["publisher"]))
    for name in ("author", "derived_from"):
        if isinstance(extension.get(name), list):
            fields[name] = tuple(context.scope(_text(name, each)) for each in extension[name])
    return fields


def read_properties(
    extension: Mapping[str, Any], declared: Mapping[str, Property], context: ReadingContext
) -> dict[str, Value] | None:
    """Return the own properties of a node or edge that an extension gives; None where it gives none.

    Raises:
        DamagedEntityError: one has a value that no property has.
    """
    properties = extension.get("properties")
    if not isinstance(properties, dict):
        return None
    return {name: _read_value(name, value, declared, context) for name, value in properties.items()}


def make_extended_claims(
    entity_id: str, extension: Mapping[str, Any], fields: ClaimFields, context: ReadingContext
) -> Iterator[PropertyClaim]:
    """Yield the property claims of a node that an extension gives.

    Args:
        fields: what claims have of which it says nothing.

    Raises:
        DamagedEntityError: one is no claim.
    """
    claims = extension.get("claims", [])
    if not isinstance(claims, list):
        raise DamagedEntityError("casegraph.claims is no list")
    for each in claims:
        if not isinstance(each, dict) or not isinstance(each.get("value"), str | int | float):
            raise DamagedEntityError("casegraph.claims has an element without property and value")
        unit, bound = each.get("unit"), each.get("bound", "exactly")
        if bound not in BOUNDS:
            raise DamagedEntityError(f"casegraph.claims: bound is not one of {', '.join(BOUNDS)}")
        yield PropertyClaim(
            entity=entity_id,
            property=_text("property", each.get("property")),
            value=each["value"],
            unit=unit if isinstance(unit, str) else None,
            bound=bound,
            **(fields | read_claim_fields(each, context)),
        )


def _read_value(name: str, value: Any, declared: Mapping[str, Property], context: ReadingContext) -> Value:
    property_ = declared.get(name)
    match value:
        case [int() | float() as amount, str() as currency]:
            return Money(amount, currency)
        case str() if property_ is not None and property_.type == "entity":
            return context.scope(value)
        case str() | bool() | int() | float():
            return value
        case _:
            raise DamagedEntityError(f"casegraph.properties.{name} has a value that no property has")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise DamagedEntityError(f"casegraph: {name} is no text")
    return value
