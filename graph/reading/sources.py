"""What sources state: how much each of them, and one of them in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.errors import NotFoundError
from graph.model.records import Claim, PropertyClaim, Source
from graph.reading.networks import network_of_claims
from graph.reading.records import case_of, claims, property_claims, sources
from graph.store import Store
from graph.store.mapping import decode

Statement: TypeAlias = Claim | PropertyClaim

_NUMBER = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True)
class Told:
    """A statement with the tie to which it belongs, if it is about two entities."""

    claim: Statement
    tie: Tie | None


def list_sources(store: Store, dataset: str | None = None) -> list[Source]:
    """Return all sources, or those that came with a case or on which its claims rest, in order of id.

    Raises:
        UnknownEntityError: there is no such case.
    """
    if dataset is not None:
        return sources(store, case_of(store, dataset)[1])
    return [decode.source(*row) for row in store.read("sources").rows]


def one_source(store: Store, id_: str) -> Source:
    """Return the source of this id, without its text.

    Raises:
        NotFoundError: there is none.
    """
    for found in sources(store, [id_]):
        return found
    raise NotFoundError(f"No source of the store has the id {id_!r}.")


def statement_counts(store: Store, ids: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """Return how many claims and property claims each of these sources makes; none where it is left out."""
    rows = store.read("source_counts", ids=sorted(set(ids))).rows
    return {source: (count, leaves) for source, count, leaves in rows}


def repeating(store: Store, id_: str) -> list[str]:
    """Return the ids of the sources that repeat this one."""
    return [row[0] for row in store.read("sources_repeating", id=id_).rows]


def statements(store: Store, id_: str) -> list[Statement]:
    """Return all that a source states, of two entities and of one, in the order of its text.

    Raises:
        NotFoundError: there is no such source.
    """
    one_source(store, id_)
    found: list[Statement] = [
        *claims(store, "claims_of_source", source=id_),
        *property_claims(store, "property_claims_of_source", source=id_),
    ]
    return sorted(found, key=_place)


def told(store: Store, shown: Sequence[Statement]) -> tuple[list[Told], Network]:
    """Return statements with their whole ties, and the network that names everyone in them."""
    network = network_of_claims(
        store,
        "Statements",
        [claim for claim in shown if isinstance(claim, Claim)],
        [claim for claim in shown if isinstance(claim, PropertyClaim)],
    )
    by_claim = {claim.id: tie for tie in network.ties for claim in tie.claims}
    return [Told(claim, by_claim.get(claim.id)) for claim in shown], network


def _place(claim: Statement) -> tuple[list[float], str, str]:
    """Return what puts row 2 before row 10; what names no place comes first."""
    locator = claim.locator or ""
    return [float(number) for number in _NUMBER.findall(locator)], locator, claim.id
