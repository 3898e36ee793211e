"""Claim summaries read from the store: tens of thousands of claims in one row of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.model import NO_PROPERTIES, ClaimSummary, Value
from graph.ontology import Ontology
from graph.reading.records import text_sort_key
from graph.reading.selection import ResolvedSelection
from graph.store import Store


class EntitySummary(NamedTuple):
    """An entity of a list of ties; fields mean the same as those of `graph.model.records.Entity`."""

    id: str
    kind: str
    name: str
    named: bool


# Columns are named after fields. Withdrawn claims belong to no tie, so that `withdrawn_on` has no column.
_CLAIM_COLUMNS = tuple(name for name in ClaimSummary._fields if name != "withdrawn_on")

_ENTITY_COLUMNS = tuple(f"entity_{name}" for name in EntitySummary._fields)

_OPTIONAL_TEXTS = ("locator", "said_on", "valid_from", "valid_until")


@dataclass(frozen=True)
class ClaimSummaries:
    """All claims of the ties of a selection, before its filter.

    Args:
        claims: in the order of `text_sort_key`.
        entities: the entities that the claims join, by id.
        selected_ids: ids of the selected claims; a tie belongs to the selection if one of its claims is
            selected. If None, all claims are selected.
    """

    claims: list[ClaimSummary]
    entities: Mapping[str, EntitySummary]
    selected_ids: frozenset[str] | None = None


def load_claim_summaries(store: Store, resolved: ResolvedSelection) -> ClaimSummaries:
    """Return the summaries of all claims of the ties of a selection."""
    if resolved.entity_ids is not None:
        return _read(store, "claim_summaries_among", resolved, ids=sorted(resolved.entity_ids))
    if resolved.source_ids is not None:
        source_ids, dataset = sorted(set(resolved.source_ids)), resolved.dataset or ""
        return _read(store, "claim_summaries_of_sources", resolved, sources=source_ids, dataset=dataset)
    return _read(store, "claim_summaries", resolved)


def _read(
    store: Store, query: str, resolved: ResolvedSelection, **parameters: str | list[str]
) -> ClaimSummaries:
    identifying = _identifying_properties(store.ontology)
    names = sorted({name for properties in identifying.values() for name in properties})
    result = store.read(
        query,
        edge_types=resolved.edge_types,
        identifying_properties=names,
        edge_types_with_identifying=sorted(identifying),
        **parameters,
    )
    (columns,) = result.dicts()
    selected = columns.get("selected")
    return ClaimSummaries(
        claims=sorted(_decode_claims(columns, names), key=text_sort_key),
        entities=_decode_entities(columns),
        selected_ids=None if selected is None else frozenset(_select(columns["id"], selected)),
    )


def _identifying_properties(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """Return the names of the properties that distinguish ties, by edge type."""
    return {
        type_.id: type_.identifying_properties
        for type_ in ontology.edge_types.values()
        if type_.identifying_properties
    }


def _decode_claims(columns: Mapping[str, Sequence[Any]], names: Sequence[str]) -> Iterator[ClaimSummary]:
    """Return the claims of the columns of a query.

    Args:
        columns: one list with a value for each claim, by the name of the column.
        names: the names of the properties whose values are in the column `properties`.
    """
    # Whole columns go through `map`, since a loop over the claims takes several times as long.
    decoded = {
        **columns,
        **{name: map(_none_if_empty, columns[name]) for name in _OPTIONAL_TEXTS},
        "said_by": map(tuple, columns["said_by"]),
        "properties": (_decode_properties(names, values) for values in columns["properties"]),
    }
    return map(ClaimSummary, *(decoded[name] for name in _CLAIM_COLUMNS))


def _decode_properties(names: Sequence[str], values: Sequence[Value | None]) -> Mapping[str, Value]:
    """Return the values that are not null, by name; `values` is empty if the edge type has none."""
    if not values:
        return NO_PROPERTIES
    properties = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    return properties or NO_PROPERTIES


def _decode_entities(columns: Mapping[str, Sequence[Any]]) -> dict[str, EntitySummary]:
    values = (columns[name] for name in _ENTITY_COLUMNS)
    return {entity.id: entity for entity in map(EntitySummary, *values)}


def _none_if_empty(text: str) -> str | None:
    return text or None


def _select(ids: Sequence[str], selected: Sequence[bool]) -> Sequence[str]:
    return [id_ for id_, is_selected in zip(ids, selected, strict=True) if is_selected]
