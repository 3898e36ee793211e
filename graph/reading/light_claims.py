"""The claims of a selection as light records, from columns: the driver makes no object of any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.errors import UnknownEntityError
from graph.light import LightClaim
from graph.ontology import Ontology
from graph.reading.entities import entity, in_text, sources
from graph.reading.extent import case_of, check_entities, entities_around
from graph.reading.networks import Types
from graph.reading.paths import on_shortest_paths
from graph.reading.selection import Selection
from graph.records import NO_PROPERTIES, Value
from graph.store import Store

# What every query returns of a claim; one returns besides whether it is of the sources that are asked for.
COLUMNS = 13


class Short(NamedTuple):
    """An entity, as short as it can be told."""

    id: str
    kind: str
    name: str
    named: bool


@dataclass(frozen=True)
class LightClaims:
    """Whole ties, as claims.

    Args:
        claims: by source and place in its text.
        ends: the entities that they join, by id.
        own: ids of those of which a tie must have one; None where any tie is wanted.
    """

    claims: list[LightClaim]
    ends: Mapping[str, Short]
    own: frozenset[str] | None = None


def light_claims(store: Store, selection: Selection, types: Types) -> LightClaims:
    """Return all claims of the ties of a selection, before its filter.

    Raises:
        UnknownEntityError: there is no such entity, case or source.
    """
    if selection.around:
        _, ids = entities_around(store, selection.around, selection.hops)
        return _among(store, ids, types)
    if selection.between:
        ends = {entity(store, id_).id for id_ in selection.between}
        return _among(store, ends | on_shortest_paths(store, *selection.between), types)
    if selection.among:
        return _among(store, {found.id for found in check_entities(store, selection.among)}, types)
    if selection.dataset:
        _, cited = case_of(store, selection.dataset)
        return _of_sources(store, cited, selection.dataset, types)
    if selection.source:
        if not sources(store, [selection.source]):
            raise UnknownEntityError(f"No source of the store has the id {selection.source!r}.")
        return _of_sources(store, [selection.source], "", types)
    if selection.filter.sources:
        return _of_sources(store, selection.filter.sources, "", types)
    return _read(store, "light_claims", types)


def _among(store: Store, ids: set[str], types: Types) -> LightClaims:
    return _read(store, "light_claims_among", types, ids=sorted(ids))


def _of_sources(store: Store, ids: Sequence[str], dataset: str, types: Types) -> LightClaims:
    return _read(store, "light_claims_of_sources", types, sources=sorted(set(ids)), dataset=dataset)


def _read(store: Store, query: str, types: Types, **parameters: Any) -> LightClaims:
    identifying = _identifying(store.ontology)
    names = sorted({name for some in identifying.values() for name in some})
    parameters |= {"identifying": names, "identified": sorted(identifying)}
    ends, columns = _parted(store.read(query, types=types, **parameters).rows[0])
    own = columns.pop() if len(columns) > COLUMNS else None
    ids, values = columns[0], columns.pop()
    locators, said_by, *dates = columns[7:]
    given = [*columns[:7], map(_given, locators), map(tuple, said_by), *(map(_given, some) for some in dates)]
    found = map(LightClaim, *given, (_properties(names, some) for some in values))
    return LightClaims(
        sorted(found, key=in_text),
        {one[0]: Short(*one) for one in zip(*ends, strict=True)},
        None if own is None else frozenset(id_ for id_, is_own in zip(ids, own, strict=True) if is_own),
    )


def _parted(row: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    return list(row[:4]), list(row[4:])


def _given(text: str) -> str | None:
    return text or None


def _identifying(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    return {type_.id: type_.identifying for type_ in ontology.predicates.values() if type_.identifying}


def _properties(names: Sequence[str], values: Sequence[Value | None]) -> Mapping[str, Value]:
    if not values:
        return NO_PROPERTIES
    found = {name: value for name, value in zip(names, values, strict=False) if value is not None}
    return found or NO_PROPERTIES
