"""Where sources do not agree, found without reading all that they agree upon."""

from __future__ import annotations

from dataclasses import dataclass

from graph.derived.disputes import Dispute, Rule
from graph.derived.network import Network
from graph.model.records import Claim, PropertyClaim
from graph.reading.networks import network_of_claims
from graph.reading.records import case_of, claims, entity, property_claims
from graph.store import Store


@dataclass(frozen=True)
class DisputesWanted:
    """Which disputes are asked for; whatever is left empty asks nothing.

    Args:
        dataset: the id of a case that has a claim in it.
        entity: the id of an entity that it is about: itself, or an end of the tie.
        rule: the rule that finds it.
    """

    dataset: str | None = None
    entity: str | None = None
    rule: Rule | None = None


def find_disputes(store: Store, wanted: DisputesWanted) -> tuple[list[Dispute], Network]:
    """Return the disputes, and the network in which they are.

    Raises:
        UnknownEntityError: there is no such case or entity.
    """
    if wanted.dataset is not None:
        case_of(store, wanted.dataset)
    network = _network(store, wanted.entity)
    found = [
        dispute
        for dispute in network.disputes
        if wanted.rule in (None, dispute.rule)
        and wanted.entity in (None, *_about(dispute))
        and (wanted.dataset is None or wanted.dataset in {claim.dataset for claim in claims_of(dispute)})
    ]
    return found, network


def claims_of(dispute: Dispute) -> list[Claim | PropertyClaim]:
    """Return every claim of a dispute, of its tie as of its sides."""
    of_tie = dispute.tie.claims if dispute.tie else ()
    return [*of_tie, *(claim for _, claims in dispute.sides for claim in claims)]


def _network(store: Store, id_: str | None) -> Network:
    if id_ is None:
        related, leaves = claims(store, "claims_disputable"), property_claims(store, "property_claims")
    else:
        entity(store, id_)
        related = claims(store, "claims_of_entities", ids=[id_])
        leaves = property_claims(store, "property_claims_of_entities", ids=[id_])
    return network_of_claims(store, "Disputes", related, leaves)


def _about(dispute: Dispute) -> tuple[str | None, ...]:
    return (dispute.tie.subject, dispute.tie.object) if dispute.tie else (dispute.entity,)
