"""Sources read from the store, with what each of them states in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.derived import Network, Tie
from graph.model import AnyClaim, Claim, PropertyClaim, Source
from graph.reading.claim_networks import load_network_with_complete_ties
from graph.reading.records import (
    load_claims,
    load_property_claims,
    load_source,
    load_sources,
    require_dataset,
)
from graph.store import Store, decode_source

_NUMBER = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True)
class ClaimWithTie:
    """A claim with the tie to which it belongs; None if it is a property claim or withdrawn."""

    claim: AnyClaim
    tie: Tie | None


def load_all_sources(store: Store, dataset: str | None = None) -> list[Source]:
    """Return the sources that a dataset cites, or all sources if it is None; in order of id, without texts.

    Raises:
        NotFoundError: no dataset has this id.
    """
    if dataset is not None:
        _, cited = require_dataset(store, dataset)
        return load_sources(store, cited)
    return [decode_source(*row) for row in store.read("sources").rows]


def count_claims_of_sources(store: Store, ids: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """Return how many claims and property claims each source makes; a source without any is left out."""
    rows = store.read("source_counts", ids=sorted(set(ids))).rows
    return {source: (claims, property_claims) for source, claims, property_claims in rows}


def load_derived_source_ids(store: Store, id_: str) -> list[str]:
    """Return the ids of the sources that are derived from a source, in order."""
    return [row[0] for row in store.read("sources_derived_from", id=id_).rows]


def load_claims_of_source(store: Store, id_: str) -> list[AnyClaim]:
    """Return all claims and property claims of a source in the order of its text.

    Raises:
        NotFoundError: no source has this id.
    """
    load_source(store, id_)
    claims: list[AnyClaim] = [
        *load_claims(store, "claims_of_source", source=id_),
        *load_property_claims(store, "property_claims_of_source", source=id_),
    ]
    return sorted(claims, key=lambda claim: (*locator_sort_key(claim.locator or ""), claim.id))


def attach_ties(store: Store, claims: Sequence[AnyClaim]) -> tuple[list[ClaimWithTie], Network]:
    """Return claims with the complete ties to which they belong, and the network of these ties."""
    network = load_network_with_complete_ties(
        store,
        "Claims",
        [claim for claim in claims if isinstance(claim, Claim)],
        [claim for claim in claims if isinstance(claim, PropertyClaim)],
    )
    ties = {claim.id: tie for tie in network.ties for claim in tie.claims}
    return [ClaimWithTie(claim, ties.get(claim.id)) for claim in claims], network


def locator_sort_key(locator: str) -> tuple[list[float], str]:
    """Return a sort key that puts row 2 before row 10, and an empty locator first."""
    return [float(number) for number in _NUMBER.findall(locator)], locator
