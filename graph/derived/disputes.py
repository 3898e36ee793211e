"""Disputes: claims that cannot all be true, each found by one of the rules in `DISPUTE_RULES`.

To add a rule, add its name to `DisputeRule`, write a function that finds its disputes, and add a row to the
table. The row also has the conditions by which `graph.reading.disputes` selects claims of the store for the
rule.
"""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from graph.derived.attribution import AttributionContext, derive_origins
from graph.derived.claim_dates import valid_span
from graph.derived.ties import Tie
from graph.model import (
    BOUNDS,
    MODES,
    STANCES,
    AnyClaim,
    Bound,
    Claim,
    DateSpan,
    Mode,
    PropertyClaim,
    Stance,
    spans_disjoint,
)
from graph.ontology import Ontology

DisputeRule: TypeAlias = Literal["values differ", "both sides", "dates differ"]


class ClaimedValue(NamedTuple):
    """The value of a property as a claim gives it.

    `graph.presentation.formatting.format_claimed_value` puts it into words.
    """

    value: str | float | int
    bound: Bound
    unit: str | None
    is_denied: bool


class DisputeSide(NamedTuple):
    """The claims that take one side of a dispute.

    Args:
        position: what these claims have in common and what those of the other sides do not: a stance, a value
            or a span of dates.
    """

    position: Stance | ClaimedValue | DateSpan
    claims: tuple[AnyClaim, ...]


@dataclass(frozen=True)
class Dispute:
    """Claims that cannot all be true. It is about a tie, or about a property of an entity.

    Args:
        rule: the rule that found it.
        sides: at least two.
        tie: the tie in dispute, or None.
        entity, property: the entity's id and the name of the property in dispute, or None.
        event: the id of the Event on whose date the claims of the tie differ, or None.
    """

    rule: DisputeRule
    sides: tuple[DisputeSide, ...]
    tie: Tie | None = None
    entity: str | None = None
    property: str | None = None
    event: str | None = None

    # The field `property` hides the decorator of that name.
    @builtins.property
    def entity_ids(self) -> tuple[str, ...]:
        """The ids of the entities that it is about: both of a tie, or the one that has the property."""
        if self.tie:
            return self.tie.subject, self.tie.object
        return (self.entity,) if self.entity else ()

    @builtins.property
    def claims(self) -> tuple[AnyClaim, ...]:
        """All claims of its tie and of its sides; a claim of both is in it twice."""
        of_tie = self.tie.claims if self.tie else ()
        return (*of_tie, *(claim for side in self.sides for claim in side.claims))


@dataclass(frozen=True)
class EvidenceCondition:
    """A condition that a claim must fulfil for a rule to look for disputes in its tie or its property.

    Args:
        stances, modes: the claim has one of these.
        has_event: True if the claim must be part of an Event.
        single_valued: True if the property of the claim must be single-valued.
    """

    stances: tuple[Stance, ...] = STANCES
    modes: tuple[Mode, ...] = MODES
    has_event: bool = False
    single_valued: bool = False

    def is_met_by(self, claim: AnyClaim, ontology: Ontology) -> bool:
        """Return whether a claim fulfils the condition."""
        return (
            claim.stance in self.stances
            and claim.mode in self.modes
            and not (self.has_event and not claim.event)
            and not (
                self.single_valued
                and isinstance(claim, PropertyClaim)
                and not ontology.properties[claim.property].single_valued
            )
        )


@dataclass(frozen=True)
class DisputeEvidence:
    """The claims among which a rule looks for disputes: ties and properties that fulfil its conditions.

    Args:
        property_claims: all claims of each property that is in it; a rule cannot judge some of them alone.
    """

    ties: Sequence[Tie]
    property_claims: Sequence[PropertyClaim]
    context: AttributionContext
    ontology: Ontology


def find_disputes(
    ties: Iterable[Tie],
    property_claims: Iterable[PropertyClaim],
    context: AttributionContext,
    ontology: Ontology,
) -> list[Dispute]:
    """Return every dispute among ties and property claims, in the order of the rules.

    Args:
        property_claims: all claims of each property that is in it.
    """
    # A dispute has at least two sides, so that it takes two claims.
    disputable = tuple(tie for tie in ties if len(tie.claims) > 1)
    evidence = DisputeEvidence(disputable, tuple(property_claims), context, ontology)
    return [
        dispute for rule in DISPUTE_RULES.values() for dispute in rule.find(_select_evidence(evidence, rule))
    ]


def _select_evidence(evidence: DisputeEvidence, rule: DisputeRuleSpec) -> DisputeEvidence:
    """Return the ties and properties that fulfil the conditions of a rule, with all their claims."""
    by_property: dict[tuple[str, str], list[PropertyClaim]] = {}
    for claim in evidence.property_claims if rule.property_condition else ():
        by_property.setdefault((claim.entity, claim.property), []).append(claim)

    def is_met(claims: Sequence[AnyClaim], condition: EvidenceCondition | None) -> bool:
        return condition is not None and any(
            condition.is_met_by(claim, evidence.ontology) for claim in claims
        )

    return replace(
        evidence,
        ties=tuple(tie for tie in evidence.ties if is_met(tie.claims, rule.tie_condition)),
        property_claims=tuple(
            claim
            for claims in by_property.values()
            if len(claims) > 1 and is_met(claims, rule.property_condition)
            for claim in claims
        ),
    )


def _find_differing_values(evidence: DisputeEvidence) -> Iterator[Dispute]:
    by_property: dict[tuple[str, str], dict[ClaimedValue, list[PropertyClaim]]] = {}
    for claim in evidence.property_claims:
        comparable = claim.mode == "actual" and not claim.withdrawn_on
        if comparable and evidence.ontology.properties[claim.property].single_valued:
            by_value = by_property.setdefault((claim.entity, claim.property), {})
            by_value.setdefault(claimed_value(claim), []).append(claim)
    for (entity, property_), by_value in by_property.items():
        if _origins_differ(by_value.values(), evidence.context):
            sides = (
                DisputeSide(value, tuple(by_value[value])) for value in sorted(by_value, key=_value_sort_key)
            )
            yield Dispute("values differ", tuple(sides), entity=entity, property=property_)


def claimed_value(claim: PropertyClaim) -> ClaimedValue:
    """Return the value that a claim gives or denies."""
    return ClaimedValue(claim.value, claim.bound, claim.unit or None, claim.stance == "denied")


def _origins_differ(groups: Iterable[Sequence[PropertyClaim]], context: AttributionContext) -> bool:
    """Return whether two of the groups, each with its own value, have different origins."""
    origins = [set(derive_origins(claims, context)) for claims in groups]
    return any(len(first | second) > 1 for first, second in combinations(origins, 2))


def _value_sort_key(value: ClaimedValue) -> tuple[bool, int, float, str, str]:
    number = float(value.value) if isinstance(value.value, int | float) else math.inf
    return value.is_denied, BOUNDS.index(value.bound), number, str(value.value), value.unit or ""


def _find_opposite_stances(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for tie in evidence.ties:
        if tie.standing == "disputed":
            by_stance = {
                stance: tuple(claim for claim in tie.claims if claim.stance == stance) for stance in STANCES
            }
            sides = (DisputeSide(stance, claims) for stance, claims in by_stance.items() if claims)
            yield Dispute("both sides", tuple(sides), tie=tie)


def _find_differing_dates(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for tie in evidence.ties:
        if tie.mode == "actual":
            for event, claims in _by_event(tie).items():
                if sides := _sides_by_dates(claims):
                    yield Dispute("dates differ", sides, tie=tie, event=event)


def _by_event(tie: Tie) -> Mapping[str, Sequence[Claim]]:
    """Return the claims of each event; a denial gives no date of its own and is left out."""
    by_event: dict[str, list[Claim]] = {}
    for claim in tie.claims:
        if claim.event and claim.stance != "denied":
            by_event.setdefault(claim.event, []).append(claim)
    return by_event


def _sides_by_dates(claims: Sequence[Claim]) -> tuple[DisputeSide, ...]:
    """Return the claims whose dates exclude those of another claim, grouped by their dates."""
    spans = [valid_span(claim) for claim in claims]
    differing = {
        index
        for pair in combinations(range(len(claims)), 2)
        if spans_disjoint(*(spans[index] for index in pair))
        for index in pair
    }
    by_dates: dict[DateSpan, list[Claim]] = {}
    for index in sorted(differing):
        by_dates.setdefault(spans[index], []).append(claims[index])
    return tuple(
        DisputeSide(span, tuple(by_dates[span]))
        for span in sorted(by_dates, key=lambda span: (span[0] or "", span[1] or ""))
    )


@dataclass(frozen=True)
class DisputeRuleSpec:
    """A rule of dispute.

    Args:
        description: for a reader: in what way the claims differ.
        find: yields the disputes that it finds.
        tie_condition: what at least one claim of a tie has that the rule disputes. None: it disputes no tie.
        property_condition: what at least one claim of a property has that the rule disputes. None: it
            disputes no property.
    """

    description: str
    find: Callable[[DisputeEvidence], Iterator[Dispute]]
    tie_condition: EvidenceCondition | None = None
    property_condition: EvidenceCondition | None = None


# The rules in the order in which their disputes are listed.
DISPUTE_RULES: Mapping[DisputeRule, DisputeRuleSpec] = MappingProxyType(
    {
        "values differ": DisputeRuleSpec(
            "sources of different origin give different values",
            _find_differing_values,
            property_condition=EvidenceCondition(modes=("actual",), single_valued=True),
        ),
        "both sides": DisputeRuleSpec(
            "some assert or allege it, others deny it",
            _find_opposite_stances,
            tie_condition=EvidenceCondition(stances=("denied",), modes=("actual",)),
        ),
        "dates differ": DisputeRuleSpec(
            "claims of one tie and one event give dates that do not overlap",
            _find_differing_dates,
            tie_condition=EvidenceCondition(
                stances=("asserted", "alleged"), modes=("actual",), has_event=True
            ),
        ),
    }
)
