"""Who is tied to an entity, counted, filtered and paged by the database: an entity may have 50,000 claims.

Only the ties of the neighbours of one page are read, and these whole, since a part of a tie's claims would
show another standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import QueryRefusedError
from graph.network import Network
from graph.reading.asked import types_asked
from graph.reading.entities import in_text
from graph.reading.filters import Filter
from graph.reading.networks import network_of_whole
from graph.records import Claim
from graph.store import Store, recorded
from graph.ties import Tie

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
    found: list[Claim] = sorted((recorded.claim(store.ontology, *row) for row in rows), key=in_text)
    network = network_of_whole(store, "Neighbours", found, shown=page)
    fitting: dict[str, list[Tie]] = {id_: [] for id_ in page}
    for tie in network.ties:
        if wanted.fits(tie.standing, tie.claims, network.known):
            for one, other in ((tie.subject, tie.object), (tie.object, tie.subject)):
                if one in fitting and other in ids:
                    fitting[one].append(tie)
    neighbours_ = (Neighbour(*one, tuple(fitting[one[0]])) for one in zip(page, counts, strict=True))
    return Neighbours(total, claims, tuple(neighbours_), network)


def _fitting(neighbour: Neighbour, wanted: Filter, network: Network) -> int:
    """Return how many claims of the ties that fit do so themselves: the database knew no standing."""
    claims = {claim.id: claim for tie in neighbour.ties for claim in tie.claims}
    return sum(wanted.fits_claim(claim, network.known) for claim in claims.values())


def _tied(neighbour: Neighbour, ids: Sequence[str]) -> int:
    """Return to how many of these a neighbour is tied by ties that fit."""
    return len({end for tie in neighbour.ties for end in (tie.subject, tie.object)} & set(ids))
