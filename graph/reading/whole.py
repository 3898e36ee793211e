"""The whole of what is found in part: a tie's standing is that of all its claims, whoever asked for a few of
them, and what sources say of a property differs only where all of them are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.network import Network
from graph.reading.entities import claims, property_claims
from graph.records import Claim, PropertyClaim
from graph.store import Store


def whole_ties(store: Store, found: Iterable[Claim]) -> list[Claim]:
    """Return `found` with every other claim of the same type between the same two entities."""
    found = list(found)
    if not found:
        return []
    ends = {end for claim in found for end in (claim.subject, claim.object)}
    types = sorted({claim.predicate for claim in found})
    among = claims(store, "claims_among", ids=sorted(ends), types=types)
    pairs = {_pair(claim) for claim in found}
    return [claim for claim in among if _pair(claim) in pairs]


def whole_properties(store: Store, found: Iterable[PropertyClaim]) -> list[PropertyClaim]:
    """Return `found` with everything else that is said of the same properties of the same entities."""
    found = list(found)
    if not found:
        return []
    of = {(claim.entity, claim.property) for claim in found}
    every = property_claims(store, "property_claims_of_entities", ids=sorted({entity for entity, _ in of}))
    return [claim for claim in every if (claim.entity, claim.property) in of]


def only_with(network: Network, found: Iterable[Claim]) -> Network:
    """Return the network with those ties alone to which one of the claims that were found belongs."""
    wanted = {claim.id for claim in found}
    kept = tuple(tie for tie in network.ties if any(claim.id in wanted for claim in tie.claims))
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    ids = {tie.id for tie in kept}
    return replace(
        network,
        ties=kept,
        shown=frozenset(ends | {claim.entity for claim in network.property_claims}),
        disputes=tuple(
            dispute for dispute in network.disputes if dispute.tie is None or dispute.tie.id in ids
        ),
    )


def _pair(claim: Claim) -> tuple[str, str, frozenset[str]]:
    """Direction aside: that of a symmetric tie says nothing, and of another it parts the ties later."""
    return claim.predicate, claim.mode, frozenset((claim.subject, claim.object))
