"""The ties of a selection without their claims' words: to page, count and send tens of thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.light import LightClaim
from graph.origins import origins
from graph.reading.asked import types_asked
from graph.reading.filters import Filter
from graph.reading.light_claims import LightClaims, Short, light_claims
from graph.reading.selection import Selection, check, of_kind
from graph.reading.voices import behind
from graph.records import Mode, Source
from graph.store import Store
from graph.ties import Identifying, Standing, parted, standing, tie_id


class LightTie(NamedTuple):
    """A tie as `graph.ties.Tie` is one, with light claims."""

    id: str
    predicate: str
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
    for (predicate, mode, subject, object_), identifying, claims in parted(found.claims, store.ontology):
        if found.own is not None and not any(claim.id in found.own for claim in claims):
            continue
        stands = standing(claims, origins(claims, known), mode)
        if everything or (
            selection.filter.fits(stands, claims, known) and of_kind(subject, object_, selection, kinds)
        ):
            id_ = tie_id((predicate, mode, subject, object_), identifying)
            kept.append(LightTie(id_, predicate, mode, subject, object_, identifying, stands, claims))
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    return LightTies(
        tuple(kept),
        {id_: found.ends[id_] for id_ in sorted(ends)},
        known.sources,
    )
