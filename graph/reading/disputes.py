"""Disputes and differences read from the store, without reading the claims that cannot be in one.

The rules are in `graph.derived.disputes`. The claims are selected by the conditions of the rules, so that a
rule finds here what it finds among all claims of the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.derived import (
    DISPUTE_RULES,
    Dispute,
    DisputeCategory,
    DisputeRule,
    DisputeRuleSpec,
    EvidenceCondition,
    Network,
)
from graph.model import Claim, PropertyClaim
from graph.ontology import Ontology
from graph.reading.claim_networks import load_network_with_complete_ties
from graph.reading.records import load_claims, load_entity, load_property_claims, require_dataset
from graph.store import Store


@dataclass(frozen=True)
class DisputeQuery:
    """Which disputes and differences to list; a field that is None is no condition.

    Args:
        dataset: the id of a dataset that has a claim in it or in its tie.
        entity: the id of the entity that it, its tie or its dates are about.
        rule: the rule that finds it.
        category: whether it is a dispute or a difference.
    """

    dataset: str | None = None
    entity: str | None = None
    rule: DisputeRule | None = None
    category: DisputeCategory | None = None

    def rules(self) -> list[DisputeRuleSpec]:
        """Return the rules that may find what is asked for."""
        return [
            rule
            for name, rule in DISPUTE_RULES.items()
            if self.rule in (None, name) and self.category in (None, rule.category)
        ]

    def matches(self, dispute: Dispute) -> bool:
        """Return whether a dispute is one of those that are asked for."""
        return (
            self.rule in (None, dispute.rule)
            and self.category in (None, dispute.category)
            and (self.entity is None or self.entity in dispute.entity_ids)
            and (self.dataset is None or self.dataset in {claim.dataset for claim in dispute.claims})
        )


def load_disputes(store: Store, query: DisputeQuery) -> tuple[list[Dispute], Network]:
    """Return disputes and differences in the order of their rules, and a network with the names in them.

    Raises:
        NotFoundError: no dataset or entity has this id.
    """
    if query.dataset is not None:
        require_dataset(store, query.dataset)
    is_event = query.entity is not None and load_entity(store, query.entity).kind == "Event"
    rules = query.rules()
    claims = _load_claims(store, rules, query.entity)
    if is_event:
        claims += _load_claims_of_event(store, rules, query.entity or "")
    network = load_network_with_complete_ties(
        store,
        "Disputes",
        claims,
        _load_property_claims(store, rules, query.entity),
    )
    return [dispute for dispute in network.disputes if query.matches(dispute)], network


def _load_claims(store: Store, rules: Iterable[DisputeRuleSpec], entity: str | None) -> list[Claim]:
    """Return the claims that fulfil a condition of one of the rules on ties."""
    conditions = _tie_conditions(rules, store.ontology)
    if not conditions:
        return []
    if entity is None:
        return load_claims(store, "disputable_claims", conditions=conditions)
    return load_claims(store, "disputable_claims_of_entities", conditions=conditions, ids=[entity])


def _load_claims_of_event(store: Store, rules: Iterable[DisputeRuleSpec], event: str) -> list[Claim]:
    """Return the same of the claims that are part of an Event, for the rules about the dates of events."""
    about_events = (
        rule for rule in rules if any(condition.is_dated_in_event for condition in rule.tie_conditions)
    )
    conditions = _tie_conditions(about_events, store.ontology)
    if not conditions:
        return []
    return load_claims(store, "disputable_claims_of_events", conditions=conditions, ids=[event])


def _load_property_claims(
    store: Store, rules: Iterable[DisputeRuleSpec], entity: str | None
) -> list[PropertyClaim]:
    """Return the claims that fulfil a condition of one of the rules on properties, and perhaps others."""
    conditions = [
        _condition_parameter(condition, store.ontology)
        for rule in rules
        for condition in rule.property_conditions
    ]
    if not conditions:
        return []
    if entity is not None:
        return load_property_claims(store, "property_claims_of_entities", ids=[entity])
    return load_property_claims(store, "disputable_property_claims", conditions=conditions)


def _tie_conditions(rules: Iterable[DisputeRuleSpec], ontology: Ontology) -> list[dict[str, Any]]:
    return [_condition_parameter(condition, ontology) for rule in rules for condition in rule.tie_conditions]


def _condition_parameter(condition: EvidenceCondition, ontology: Ontology) -> dict[str, Any]:
    return {
        "stances": list(condition.stances),
        "modes": list(condition.modes),
        "is_dated_in_event": condition.is_dated_in_event,
        "properties": sorted(condition.properties(ontology)),
    }
