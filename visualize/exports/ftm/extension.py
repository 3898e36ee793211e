"""What FollowTheMoney cannot say, for the key `casegraph` of an entity (see graph/ftm/schemata.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from graph.model import BaseClaim, Money, Value, split_source
from graph.ontology import Property
from visualize.exports.ftm.ids import FtmIds

# Of the store, or of the file, or below in a form of its own.
_OMITTED = frozenset(
    {
        "dataset",
        "source",
        "quote",
        "quote_sha256",
        "recorded_on",
        "recorded_by",
        "withdrawn_on",
        "inferred_from",
    }
)
_ENTITY_FIELDS = frozenset({"said_by", "about", "event"})


def claim_extension(claim: BaseClaim, ids: FtmIds, omit: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a claim that are not empty, with ids of the file.

    Args:
        omit: names of fields that the entity says in its properties.
    """
    values: dict[str, Any] = {}
    for each in fields(BaseClaim):
        value = getattr(claim, each.name)
        default = each.default if each.default is not MISSING else None
        if each.name not in _OMITTED | omit and value and value != default:
            values[each.name] = _with_ids(value, claim, ids) if each.name in _ENTITY_FIELDS else value
    if claim.inferred_from:
        values["inferred_from"] = [_with_source_id(place, claim, ids) for place in claim.inferred_from]
    if not ids.datasets_of(claim.source):
        values["source"] = ids.get(claim.source, (claim.dataset,))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def properties_extension(
    properties: Mapping[str, Value], declared: Mapping[str, Property], dataset: str, ids: FtmIds
) -> dict[str, Any]:
    """Return properties for the key: money as a list of amount and currency, entities by their ids."""
    values: dict[str, Any] = {}
    for name, value in properties.items():
        if isinstance(value, Money):
            values[name] = [value.amount, value.currency]
        elif declared[name].type == "entity":
            values[name] = ids.get(str(value), (dataset,))
        else:
            values[name] = value
    return values


def _with_source_id(place: str, claim: BaseClaim, ids: FtmIds) -> str:
    locator, source = split_source(place)
    return f"{locator} of {ids.get(source, (claim.dataset,))}" if source else place


def _with_ids(value: Any, claim: BaseClaim, ids: FtmIds) -> Any:
    if isinstance(value, tuple):
        return [ids.get(each, (claim.dataset,)) for each in value]
    return ids.get(value, (claim.dataset,))
