"""Who is tied to an entity, counted, filtered and paged by the database: an entity may have 50,000 claims.

Only the ties of the neighbours of one page are read, and these whole, since a part of a tie's claims would
show another standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from graph.derived.filters import Filter
from graph.derived.network import Network
from graph.derived.ties import STANDINGS, Tie
from graph.errors import QueryRefusedError
from graph.model.records import Claim
from graph.reading.networks import network_of_whole
from graph.reading.records import in_text
from graph.reading.selection import types_asked
from graph.store import Store
from graph.store.mapping import decode

Direction: TypeAlias = Literal["outgoing", "incoming", "either"]

# Up to so many claims are read to count or to choose by standing, which is derived from all claims of a tie.
STANDINGS_UP_TO = 5_000


@dataclass(frozen=True)
class Neighbour:
    """Someone who is tied to those who were asked for.

    Args:
        id: of an entity, which the network names.
        claims: how many claims that fit join them.
        ties: those that fit, each with all its claims.
    """

    id: str
    claims: int
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Neighbours:
    """A page of neighbours.

    Args:
        total: how many there are on all pages.
        claims: how many claims that fit join them, on all pages.
        page: those with the most such claims first, then by name.
        network: of their ties, which are those of the page alone.
    """

    total: int
    claims: int
    page: tuple[Neighbour, ...]
    network: Network


@dataclass(frozen=True)
class Stretch:
    """Which part of a long list is wanted."""

    offset: int
    limit: int


def neighbours(store: Store, ids: Sequence[str], wanted: Filter, part: Stretch, sides: int = 1) -> Neighbours:
    """Return a page of those who are tied to entities.

    Args:
        ids: of entities; one that nobody carries has no neighbours.
        sides: to how many of these a neighbour must be tied: 2 for what two have in common.

    Raises:
        QueryRefusedError: a type, family or kind is not declared, or standings are asked for where more than
            STANDINGS_UP_TO claims fit the rest.
    """
    types = types_asked(store, wanted)
    asked = {**wanted.parameters(), "types": types, "ids": list(ids), "sides": sides}
    if not wanted.standings:
        return page_of(store, ids, wanted, _read(store, asked, part))
    _, claims, *_ = _read(store, asked, Stretch(0, 0))
    if claims > STANDINGS_UP_TO:
        raise QueryRefusedError(
            f"{claims} claims fit; ties can be chosen by standing among {STANDINGS_UP_TO} at most.",
            "Ask for fewer: by type, family, kind, source, date, stance or mode.",
        )
    every = page_of(store, ids, wanted, _read(store, asked, Stretch(0, STANDINGS_UP_TO)))
    found = [
        replace(neighbour, claims=_fitting(neighbour, wanted, every.network))
        for neighbour in every.page
        if _tied(neighbour, ids) >= sides
    ]
    found.sort(key=lambda one: (-one.claims, every.network.name(one.id), one.id))
    page = tuple(found[part.offset : part.offset + part.limit])
    return Neighbours(len(found), sum(one.claims for one in found), page, every.network)


def _read(store: Store, asked: Mapping[str, Any], part: Stretch) -> Sequence[Any]:
    row: Sequence[Any] = store.read("tied_to", offset=part.offset, limit=part.limit, **asked).rows[0]
    return row


def page_of(store: Store, ids: Sequence[str], wanted: Filter, row: Sequence[Any]) -> Neighbours:
    """Return a page of neighbours as a query found it.

    Args:
        ids: of the entities whose neighbours they are.
        row: how many there are and with how many claims, the ids of the page, their numbers of claims, and
            the claims.
    """
    total, claims, page, counts, rows = row
    found: list[Claim] = sorted((decode.claim(store.ontology, *row) for row in rows), key=in_text)
    network = network_of_whole(store, "Neighbours", found, shown=page)
    fitting: dict[str, list[Tie]] = {id_: [] for id_ in page}
    for tie in network.ties:
        if wanted.fits(tie.standing, tie.claims, network.context):
            for one, other in ((tie.subject, tie.object), (tie.object, tie.subject)):
                if one in fitting and other in ids:
                    fitting[one].append(tie)
    neighbours_ = (Neighbour(*one, tuple(fitting[one[0]])) for one in zip(page, counts, strict=True))
    return Neighbours(total, claims, tuple(neighbours_), network)


def _fitting(neighbour: Neighbour, wanted: Filter, network: Network) -> int:
    """Return how many claims of the ties that fit do so themselves: the database knew no standing."""
    claims = {claim.id: claim for tie in neighbour.ties for claim in tie.claims}
    return sum(wanted.fits_claim(claim, network.context) for claim in claims.values())


def _tied(neighbour: Neighbour, ids: Sequence[str]) -> int:
    """Return to how many of these a neighbour is tied by ties that fit."""
    return len({end for tie in neighbour.ties for end in (tie.subject, tie.object)} & set(ids))


def bodies_of(store: Store, id_: str) -> list[str]:
    """Return the ids of the bodies of a State: of its jurisdiction, and of a type that acts for one."""
    types = list(store.ontology.state_bodies)
    found: list[str] = store.read("bodies", state=id_, state_bodies=types).rows[0][0]
    return sorted(found)


def acts_of(store: Store, ids: Sequence[str], most: int) -> Neighbours:
    """Return those whom the acts of entities touch: what was done to the entities themselves is left out.

    Args:
        ids: of entities, such as the bodies of a State.
        most: of how many touched the ties are wanted; those with the most claims come first.
    """
    symmetric = [type_.id for type_ in store.ontology.edge_types.values() if type_.symmetric]
    answer = store.read("acts", ids=list(ids), symmetric=symmetric, limit=most)
    return page_of(store, ids, Filter(), answer.rows[0])


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
    edge_types = types_asked(store, wanted)
    rows = store.read("tied_to_counts", types=edge_types, ids=[id_], **wanted.parameters()).rows
    for edge_type, forward, kind, claims in rows:
        types[edge_type, _direction(store, edge_type, forward=forward)] += claims
        kinds[kind] += claims
    standings = None
    if types.total() <= STANDINGS_UP_TO:
        standings = _standings(neighbours(store, [id_], wanted, Stretch(0, STANDINGS_UP_TO)))
    return NeighbourCounts(dict(types), dict(kinds), standings)


def _of_ties(store: Store, id_: str, found: Neighbours, wanted: Filter) -> NeighbourCounts:
    """Count the claims of ties that were chosen by their standing."""
    known, entities = found.network.context, found.network.entities
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
        types[claim.edge_type, _direction(store, claim.edge_type, forward=forward)] += 1
        kinds[entities[claim.object if forward else claim.subject].kind] += 1
    return NeighbourCounts(dict(sorted(types.items())), dict(sorted(kinds.items())), _standings(found))


def _standings(found: Neighbours) -> dict[str, int]:
    counted = Counter(tie.standing for one in found.page for tie in one.ties)
    return {standing: counted[standing] for standing in STANDINGS if counted[standing]}


def _direction(store: Store, edge_type: str, *, forward: bool) -> Direction:
    if store.ontology.edge_types[edge_type].symmetric:
        return "either"
    return "outgoing" if forward else "incoming"
