"""The ties of a selection without their claims' words: to page, count and send tens of thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.derived.attribution import origins
from graph.derived.filters import Filter
from graph.derived.network import Network, only_mentioned
from graph.derived.ties import Identifying, Standing, Tie, group_claims, standing, tie_id
from graph.errors import UnknownEntityError
from graph.model.claim_summary import LightClaim
from graph.model.records import NO_PROPERTIES, Mode, Source, Value
from graph.ontology import Ontology
from graph.reading.context import behind
from graph.reading.networks import Types, entities_around, network_of_whole
from graph.reading.paths import on_shortest_paths
from graph.reading.records import case_of, check_entities, claims, entity, in_text, sources
from graph.reading.selection import Selection, check, of_kind, types_asked
from graph.store import Store

# What every query returns of a claim; one returns besides whether it is of the sources that are asked for.
COLUMNS = 13


class LightTie(NamedTuple):
    """A tie as `graph.derived.ties.Tie` is one, with light claims."""

    id: str
    edge_type: str
    mode: Mode
    subject: str
    object: str
    identifying: Identifying
    standing: Standing
    claims: Sequence[LightClaim]


@dataclass(frozen=True)
class LightTies:
    """What was found.

    Args:
        ties: by the source of their first claim, and its place there.
        entities: both ends of every tie, by id.
        sources: by id, those of the claims and those that they repeat.
    """

    ties: tuple[LightTie, ...]
    entities: Mapping[str, Short]
    sources: Mapping[str, Source]


def light_ties(store: Store, selection: Selection) -> LightTies:
    """Return the ties that are selected.

    Raises:
        UnknownEntityError: there is no such entity, case or source.
        QueryRefusedError: more than one of the ways to select is given, or something is not declared.
    """
    check(selection)
    return made_of(store, light_claims(store, selection, types_asked(store, selection.filter)), selection)


def made_of(store: Store, found: LightClaims, selection: Selection) -> LightTies:
    """Return the ties that these claims make, where the selection's filter lets them through."""
    known = behind(store, found.claims)
    kinds = {id_: one.kind for id_, one in found.ends.items()}
    everything = selection.filter == Filter()
    kept = []
    for (edge_type, mode, subject, object_), identifying, own in group_claims(found.claims, store.ontology):
        if found.own is not None and not any(claim.id in found.own for claim in own):
            continue
        stands = standing(own, origins(own, known), mode)
        if everything or (
            selection.filter.fits(stands, own, known) and of_kind(subject, object_, selection, kinds)
        ):
            id_ = tie_id((edge_type, mode, subject, object_), identifying)
            kept.append(LightTie(id_, edge_type, mode, subject, object_, identifying, stands, own))
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    return LightTies(
        tuple(kept),
        {id_: found.ends[id_] for id_ in sorted(ends)},
        known.sources,
    )


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
    return {type_.id: type_.identifying for type_ in ontology.edge_types.values() if type_.identifying}


def _properties(names: Sequence[str], values: Sequence[Value | None]) -> Mapping[str, Value]:
    if not values:
        return NO_PROPERTIES
    found = {name: value for name, value in zip(names, values, strict=False) if value is not None}
    return found or NO_PROPERTIES


def whole(store: Store, page: Sequence[LightTie]) -> tuple[list[Tie], Network]:
    """Return light ties as whole ones, in the same order, and the network that names everyone in them."""
    ids = sorted({claim.id for tie in page for claim in tie.claims})
    types = sorted({tie.edge_type for tie in page})
    related = claims(store, "claims_by_id", ids=ids, types=types) if ids else []
    network = network_of_whole(store, "Ties", related)
    by_id = {tie.id: tie for tie in network.ties}
    ties = [by_id[tie.id] for tie in page if tie.id in by_id]
    shown = [claim for tie in ties for claim in tie.claims]
    return ties, only_mentioned(network, shown, store.ontology)
