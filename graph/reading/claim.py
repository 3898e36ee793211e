"""One claim of any dataset, with all that says how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.errors import NotFoundError
from graph.network import Network
from graph.reading.entities import claims, property_claims, sources
from graph.reading.naming import named_by_claims
from graph.reading.networks import network_of_claims
from graph.records import Claim, PropertyClaim
from graph.store import Store
from graph.store.within import Reads


def held_claim(store: Reads, id_: str) -> Claim | PropertyClaim:
    """Return the claim or property claim of this id, withdrawn or not.

    Raises:
        NotFoundError: there is none.
    """
    for claim in held_claims(store, [id_]).values():
        return claim
    raise NotFoundError(f"No claim of the store has the id {id_!r}.")


def held_claims(store: Reads, ids: Iterable[str]) -> dict[str, Claim | PropertyClaim]:
    """Return the claims and property claims of these ids, by id, withdrawn ones too."""
    wanted = sorted(set(ids))
    found: list[Claim | PropertyClaim] = [*claims(store, "claims_by_id", ids=wanted)]
    if len(found) < len(wanted):
        found += property_claims(store, "property_claims_by_id", ids=wanted)
    return {claim.id: claim for claim in found}


def network_of_claim(store: Store, claim: Claim | PropertyClaim) -> Network:
    """Return the tie to which a claim belongs, none where it is withdrawn, with whatever the claim names."""
    related = [claim] if isinstance(claim, Claim) else []
    leaves = [claim] if isinstance(claim, PropertyClaim) else []
    named = named_by_claims([claim], store.ontology)
    built = network_of_claims(store, "One claim", related, leaves, named)
    cited = {source.id: source for source in sources(store, [claim.source])}
    return replace(built, sources={**built.sources, **cited})
