"""Disputes read from the store, without reading the claims that cannot be in dispute.

The rules are in `graph.derived.disputes`. The claims are selected by the conditions of the rules, so that a
rule finds here what it finds among all claims of the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.derived import DISPUTE_RULES, Dispute, DisputeRule, DisputeRuleSpec, EvidenceCondition, Network
from graph.model import Claim, PropertyClaim
from graph.reading.claim_networks import load_network_with_complete_ties
from graph.reading.records import load_claims, load_entity, load_property_claims, require_dataset
from graph.store import Store


@dataclass(frozen=True)
class DisputeQuery:
    """Which disputes to list; a field that is None is no condition.

    Args:
        dataset: the id of a dataset that has a claim in the dispute or its tie.
        entity: the id of the entity that the dispute, or its tie, is about.
        rule: the rule that finds it.
    """

    dataset: str | None = None
    entity: str | None = None
    rule: DisputeRule | None = None


def load_disputes(store: Store, query: DisputeQuery) -> tuple[list[Dispute], Network]:
    """Return disputes in the order of their rules, and a network with the names in them.

    Raises:
        NotFoundError: no dataset or entity has this id.
    """
    if query.dataset is not None:
        require_dataset(store, query.dataset)
    if query.entity is not None:
        load_entity(store, query.entity)
    rules = [DISPUTE_RULES[query.rule]] if query.rule else list(DISPUTE_RULES.values())
    network = load_network_with_complete_ties(
        store,
        "Disputes",
        _load_claims(store, rules, query.entity),
        _load_property_claims(store, rules, query.entity),
    )
    disputes = [dispute for dispute in network.disputes if _matches(dispute, query)]
    return disputes, network


def _load_claims(store: Store, rules: Iterable[DisputeRuleSpec], entity: str | None) -> list[Claim]:
    """Return the claims that fulfil the condition of one of the rules on ties."""
    conditions = [_condition_parameter(rule.tie_condition) for rule in rules if rule.tie_condition]
    if not conditions:
        return []
    if entity is None:
        return load_claims(store, "disputable_claims", conditions=conditions)
    return load_claims(store, "disputable_claims_of_entities", conditions=conditions, ids=[entity])


def _load_property_claims(
    store: Store, rules: Iterable[DisputeRuleSpec], entity: str | None
) -> list[PropertyClaim]:
    """Return the claims that fulfil the condition of one of the rules on properties, and perhaps others."""
    conditions = [rule.property_condition for rule in rules if rule.property_condition]
    if not conditions:
        return []
    if entity is not None:
        return load_property_claims(store, "property_claims_of_entities", ids=[entity])
    properties = [
        property_.id
        for property_ in store.ontology.properties.values()
        if property_.single_valued or not all(condition.single_valued for condition in conditions)
    ]
    return load_property_claims(
        store,
        "disputable_property_claims",
        properties=properties,
        conditions=list(map(_condition_parameter, conditions)),
    )


def _condition_parameter(condition: EvidenceCondition) -> dict[str, Any]:
    return {
        "stances": list(condition.stances),
        "modes": list(condition.modes),
        "has_event": condition.has_event,
    }


def _matches(dispute: Dispute, query: DisputeQuery) -> bool:
    return (
        query.rule in (None, dispute.rule)
        and (query.entity is None or query.entity in dispute.entity_ids)
        and (query.dataset is None or query.dataset in {claim.dataset for claim in dispute.claims})
    )
