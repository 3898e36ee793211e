"""Disputes and differing accounts: claims that do not agree, found by the rules in `DISPUTE_RULES`.

What cannot all be true is in dispute. What merely is not the same is a difference. To add a rule, add its
name to `DisputeRule`, write a function that finds what it is about, and add a row to the table. The row also
has the conditions by which `graph.reading.disputes` selects claims of the store for the rule.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar

from graph.derived.attribution import AttributionContext, derive_origins
from graph.derived.claim_dates import valid_span
from graph.derived.comparable_dates import Period, Relation
from graph.derived.comparable_values import (
    ClaimedValue,
    Comparable,
    claimed_value,
    make_comparable,
    position_sort_key,
)
from graph.derived.dispute_conditions import EvidenceCondition
from graph.derived.dispute_sides import (
    CompatibleClaims,
    DisputeSide,
    GroupedClaims,
    Statement,
    group_into_sides,
    has_opposition,
)
from graph.derived.ties import Tie
from graph.model import STANCES, AnyClaim, Claim, DateSpan, PropertyClaim
from graph.ontology import EntityProperty, Ontology

DisputeCategory: TypeAlias = Literal["dispute", "difference"]
DISPUTE_CATEGORIES: tuple[DisputeCategory, ...] = ("dispute", "difference")

DisputeRule: TypeAlias = Literal["both sides", "one value", "dates apart", "accounts differ"]

C = TypeVar("C", Claim, PropertyClaim)
K = TypeVar("K", bound=Hashable)

_EXCLUDING: frozenset[Relation] = frozenset({"exclude"})
_DIFFERING: frozenset[Relation] = frozenset({"exclude", "differ"})


@dataclass(frozen=True)
class Dispute:
    """Claims that cannot all be true, or differing accounts; about a tie, or about a property of an entity.

    Args:
        rule: the rule that found it.
        sides: at least two.
        compatible: claims that take no side, because they say less.
        tie: the tie in dispute, or None.
        entity, property: the entity's id and the name of the property in dispute, or None.
        event: the id of the Event on whose date the claims of the tie differ, or None.
    """

    rule: DisputeRule
    sides: tuple[DisputeSide, ...]
    compatible: tuple[CompatibleClaims, ...] = ()
    tie: Tie | None = None
    entity: str | None = None
    property: str | None = None
    event: str | None = None

    # The field `property` hides the decorator of that name.
    @builtins.property
    def category(self) -> DisputeCategory:
        """Whether the claims are in dispute or merely differ."""
        return DISPUTE_RULES[self.rule].category

    @builtins.property
    def entity_ids(self) -> tuple[str, ...]:
        """The ids of the entities that it is about: the ends and the event of a tie, or the one entity."""
        ids = (self.tie.subject, self.tie.object, self.event) if self.tie else (self.entity,)
        return tuple(dict.fromkeys(id_ for id_ in ids if id_))

    @builtins.property
    def claims(self) -> tuple[AnyClaim, ...]:
        """All claims of its tie and in its sides and beside them; a claim of tie and side is in it twice."""
        of_tie = self.tie.claims if self.tie else ()
        of_sides = (claim for side in self.sides for claim in side.claims)
        return (*of_tie, *of_sides, *(claim for group in self.compatible for claim in group.claims))


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
    """Return every dispute and every difference among ties and property claims, in the order of the rules.

    Args:
        property_claims: all claims of each property that is in it.
    """
    # Two sides are at least two claims.
    disputable = tuple(tie for tie in ties if len(tie.claims) > 1)
    evidence = DisputeEvidence(disputable, tuple(property_claims), context, ontology)
    return [
        dispute for rule in DISPUTE_RULES.values() for dispute in rule.find(_select_evidence(evidence, rule))
    ]


def _select_evidence(evidence: DisputeEvidence, rule: DisputeRuleSpec) -> DisputeEvidence:
    """Return the ties and properties that fulfil the conditions of a rule, with all their claims."""

    def is_met(claims: Sequence[AnyClaim], conditions: Sequence[EvidenceCondition]) -> bool:
        return any(
            condition.is_met_by(claim, evidence.ontology) for condition in conditions for claim in claims
        )

    by_property = _group_by(
        evidence.property_claims if rule.property_conditions else (),
        lambda claim: (claim.entity, claim.property),
    )
    return replace(
        evidence,
        ties=tuple(tie for tie in evidence.ties if is_met(tie.claims, rule.tie_conditions)),
        property_claims=tuple(
            claim
            for claims in by_property.values()
            if len(claims) > 1 and is_met(claims, rule.property_conditions)
            for claim in claims
        ),
    )


def _group_by(claims: Iterable[C], key: Callable[[C], K]) -> dict[K, list[C]]:
    groups: dict[K, list[C]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append(claim)
    return groups


def _find_opposite_stances(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for tie in evidence.ties:
        if tie.standing == "disputed":
            by_stance = {
                stance: tuple(claim for claim in tie.claims if claim.stance == stance) for stance in STANCES
            }
            sides = (DisputeSide(stance, claims) for stance, claims in by_stance.items() if claims)
            yield Dispute("both sides", tuple(sides), tie=tie)


def _find_excluding_values(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for claims in _comparable_values(evidence):
        if evidence.ontology.properties[claims[0].property].comparison != "opinions":
            by_meaning = _group_by_meaning(claims, evidence.ontology)
            groups = _find_sides(by_meaning, claimed_value, _EXCLUDING, evidence.context)
            if groups.sides:
                yield _property_dispute("one value", claims[0], groups)


def _find_differing_values(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for claims in _comparable_values(evidence):
        is_opinion = evidence.ontology.properties[claims[0].property].comparison == "opinions"
        by_meaning = _group_by_meaning(claims, evidence.ontology)
        # What is in dispute is not listed again as a difference.
        if is_opinion or not _find_sides(by_meaning, claimed_value, _EXCLUDING, evidence.context).sides:
            groups = _find_sides(by_meaning, claimed_value, _DIFFERING, evidence.context)
            if groups.sides:
                yield _property_dispute("accounts differ", claims[0], groups)


def _property_dispute(rule: DisputeRule, claim: PropertyClaim, groups: GroupedClaims) -> Dispute:
    return Dispute(rule, groups.sides, groups.compatible, entity=claim.entity, property=claim.property)


def _comparable_values(evidence: DisputeEvidence) -> Iterator[list[PropertyClaim]]:
    """Yield the claims whose values are compared: those of a property, or of a value that is denied."""
    actual = (
        claim for claim in evidence.property_claims if claim.mode == "actual" and not claim.withdrawn_on
    )
    for claims in _group_by(actual, lambda claim: (claim.entity, claim.property)).values():
        declared = evidence.ontology.properties[claims[0].property]
        if declared.comparison == "denials":
            yield from _group_by(claims, partial(_value_without_stance, declared)).values()
        else:
            yield claims


def _value_without_stance(declared: EntityProperty, claim: PropertyClaim) -> Comparable:
    return make_comparable(replace(claim, stance="asserted"), declared)


def _group_by_meaning(
    claims: Sequence[PropertyClaim], ontology: Ontology
) -> Mapping[Comparable, Sequence[PropertyClaim]]:
    """Return the claims of a property by what their values mean, in the order of the values."""
    declared = ontology.properties[claims[0].property]
    by_meaning = _group_by(claims, lambda claim: make_comparable(claim, declared))
    return dict(sorted(by_meaning.items(), key=lambda item: position_sort_key(claimed_value(item[1][0]))))


def _find_sides(
    by_meaning: Mapping[Comparable, Sequence[C]],
    get_position: Callable[[C], ClaimedValue | DateSpan],
    opposing: frozenset[Relation],
    context: AttributionContext,
) -> GroupedClaims:
    # Most claims agree, and need no origins.
    if not has_opposition(by_meaning, opposing):
        return GroupedClaims()
    statements = [
        Statement(
            meaning=meaning,
            position=get_position(claims[0]),
            claims=tuple(claims),
            origins=frozenset(derive_origins(claims, context)),
        )
        for meaning, claims in by_meaning.items()
    ]
    return group_into_sides(statements, opposing)


def _find_dates_apart(evidence: DisputeEvidence) -> Iterator[Dispute]:
    for tie in evidence.ties:
        if tie.mode == "actual":
            for event, claims in _dated_claims_by_event(tie).items():
                groups = _group_by_dates(claims, evidence.context)
                if groups.sides:
                    yield Dispute("dates apart", groups.sides, groups.compatible, tie=tie, event=event)


def _dated_claims_by_event(tie: Tie) -> Mapping[str | None, Sequence[Claim]]:
    """Return the claims of each event that give a date; a denial gives no date of its own and is left out."""
    dated = (
        claim
        for claim in tie.claims
        if claim.event and claim.stance != "denied" and valid_span(claim) != (None, None)
    )
    return _group_by(dated, lambda claim: claim.event)


def _group_by_dates(claims: Sequence[Claim], context: AttributionContext) -> GroupedClaims:
    by_period = _group_by(claims, lambda claim: Period.of_span(valid_span(claim)))
    ordered = sorted(by_period.items(), key=lambda item: (item[0].start or "", item[0].end or ""))
    return _find_sides(dict(ordered), valid_span, _EXCLUDING, context)


@dataclass(frozen=True)
class DisputeRuleSpec:
    """A rule of disputes or differences.

    Args:
        category: whether what it finds is a dispute or a difference.
        description: for a reader: in what way the claims do not agree.
        find: yields what it finds.
        tie_conditions: at least one claim of a tie that it finds fulfils one of these; without any it finds
            none.
        property_conditions: the same for a property.
    """

    category: DisputeCategory
    description: str
    find: Callable[[DisputeEvidence], Iterator[Dispute]]
    tie_conditions: tuple[EvidenceCondition, ...] = ()
    property_conditions: tuple[EvidenceCondition, ...] = ()


# The rules in the order in which what they find is listed.
DISPUTE_RULES: Mapping[DisputeRule, DisputeRuleSpec] = MappingProxyType(
    {
        "both sides": DisputeRuleSpec(
            "dispute",
            "some assert or allege it, others deny it",
            _find_opposite_stances,
            tie_conditions=(EvidenceCondition(stances=("denied",), modes=("actual",)),),
        ),
        "one value": DisputeRuleSpec(
            "dispute",
            "sources of different origin give values that cannot both be true",
            _find_excluding_values,
            property_conditions=(
                EvidenceCondition(modes=("actual",), comparisons=("one value",)),
                EvidenceCondition(stances=("denied",), modes=("actual",), comparisons=("denials",)),
            ),
        ),
        "dates apart": DisputeRuleSpec(
            "dispute",
            "claims of one tie and one event give dates that do not overlap",
            _find_dates_apart,
            tie_conditions=(
                EvidenceCondition(stances=("asserted", "alleged"), modes=("actual",), is_dated_in_event=True),
            ),
        ),
        "accounts differ": DisputeRuleSpec(
            "difference",
            "sources of different origin do not say the same, but all of it can be true, or it is an opinion",
            _find_differing_values,
            property_conditions=(
                EvidenceCondition(modes=("actual",), comparisons=("one value", "opinions")),
            ),
        ),
    }
)
