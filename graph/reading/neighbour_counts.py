"""How many claims join an entity to others, before any of them is sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.reading.asked import types_asked
from graph.reading.filters import Filter
from graph.reading.neighbours import STANDINGS_UP_TO, Neighbours, Stretch, neighbours
from graph.store import Store
from graph.ties import STANDINGS

Direction: TypeAlias = Literal["outgoing", "incoming", "either"]


@dataclass(frozen=True)
class NeighbourCounts:
    """Numbers of claims that fit.

    Args:
        types: by type and direction as seen from the entity.
        kinds: by kind of the other end.
        standings: numbers of ties by standing; None where there are too many claims to derive them.
    """

    types: dict[tuple[str, Direction], int]
    kinds: dict[str, int]
    standings: dict[str, int] | None

    @property
    def claims(self) -> int:
        """How many there are altogether."""
        return sum(self.types.values())


def neighbour_counts(store: Store, id_: str, wanted: Filter) -> NeighbourCounts:
    """Count the claims that join an entity to others.

    Raises:
        QueryRefusedError: see `neighbours`.
    """
    if wanted.standings:
        return _of_ties(store, id_, neighbours(store, [id_], wanted, Stretch(0, STANDINGS_UP_TO)), wanted)
    types: Counter[tuple[str, Direction]] = Counter()
    kinds: Counter[str] = Counter()
    predicates = types_asked(store, wanted)
    rows = store.read("tied_to_counts", types=predicates, ids=[id_], **wanted.parameters()).rows
    for predicate, forward, kind, claims in rows:
        types[predicate, _direction(store, predicate, forward=forward)] += claims
        kinds[kind] += claims
    standings = None
    if types.total() <= STANDINGS_UP_TO:
        standings = _standings(neighbours(store, [id_], wanted, Stretch(0, STANDINGS_UP_TO)))
    return NeighbourCounts(dict(types), dict(kinds), standings)


def _of_ties(store: Store, id_: str, found: Neighbours, wanted: Filter) -> NeighbourCounts:
    """Count the claims of ties that were chosen by their standing."""
    known, entities = found.network.known, found.network.entities
    claims = {
        claim.id: claim
        for one in found.page
        for tie in one.ties
        for claim in tie.claims
        if wanted.fits_claim(claim, known)
    }
    types: Counter[tuple[str, Direction]] = Counter()
    kinds: Counter[str] = Counter()
    for claim in claims.values():
        forward = claim.subject == id_
        types[claim.predicate, _direction(store, claim.predicate, forward=forward)] += 1
        kinds[entities[claim.object if forward else claim.subject].kind] += 1
    return NeighbourCounts(dict(sorted(types.items())), dict(sorted(kinds.items())), _standings(found))


def _standings(found: Neighbours) -> dict[str, int]:
    counted = Counter(tie.standing for one in found.page for tie in one.ties)
    return {standing: counted[standing] for standing in STANDINGS if counted[standing]}


def _direction(store: Store, predicate: str, *, forward: bool) -> Direction:
    if store.ontology.predicates[predicate].symmetric:
        return "either"
    return "outgoing" if forward else "incoming"
