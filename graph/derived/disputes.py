"""Disputes: where sources do not agree, found by three rules, each of which is named in what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from graph.derived.attribution import Background, origins
from graph.derived.ties import Tie
from graph.model.dates import apart
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology

Rule: TypeAlias = Literal["both sides", "values differ", "dates differ"]
RULES: dict[Rule, str] = {
    "both sides": "some assert or allege it, others deny it",
    "values differ": "sources of different origin give different values, of which only one can be true",
    "dates differ": "claims of one tie and one event give dates that cannot both be true",
}


@dataclass(frozen=True)
class Dispute:
    """One disagreement.

    Args:
        rule: the rule that found it.
        tie: the tie that is disputed, or None where it is about one entity.
        entity, property: what the sources give different values of, or None.
        sides: the claims of each side, under the words that it stands for.
    """

    rule: Rule
    sides: tuple[tuple[str, tuple[Claim | PropertyClaim, ...]], ...]
    tie: Tie | None = None
    entity: str | None = None
    property: str | None = None
    event: str | None = None


def disputes(
    ties: Iterable[Tie], property_claims: Iterable[PropertyClaim], known: Background, ontology: Ontology
) -> list[Dispute]:
    """Return every dispute that the rules find among these ties and claims of properties: differing values
    first, then ties with two sides, then dates.
    """
    ties = list(ties)
    found = _values_differ(property_claims, known, ontology)
    for rule in (_both_sides, _dates_differ):
        for tie in ties:
            found += rule(tie)
    return found


def _both_sides(tie: Tie) -> list[Dispute]:
    if tie.standing != "disputed":
        return []
    sides = {
        stance: tuple(claim for claim in tie.claims if claim.stance == stance)
        for stance in ("asserted", "alleged", "denied")
    }
    return [Dispute("both sides", tuple((s, claims) for s, claims in sides.items() if claims), tie=tie)]


def _dates_differ(tie: Tie) -> list[Dispute]:
    """Compare the dates of the claims of one event; a denial gives no date of its own."""
    if tie.mode != "actual":
        return []
    by_event: dict[str, list[Claim]] = {}
    for claim in tie.claims:
        if claim.event and claim.stance != "denied":
            by_event.setdefault(claim.event, []).append(claim)
    found = []
    for event, claims in by_event.items():
        apart_ = {c.id or id(c) for a, b in combinations(claims, 2) if _dates_apart(a, b) for c in (a, b)}
        differing = [claim for claim in claims if (claim.id or id(claim)) in apart_]
        if differing:
            found.append(Dispute("dates differ", _by_dates(differing), tie=tie, event=event))
    return found


def _dates_apart(first: Claim, second: Claim) -> bool:
    return apart((first.valid_from, first.valid_until), (second.valid_from, second.valid_until))


def _by_dates(claims: Sequence[Claim]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    sides: dict[str, list[Claim]] = {}
    for claim in claims:
        start, end = claim.valid_from or "", claim.valid_until or ""
        sides.setdefault(start if start == end else f"{start}/{end}", []).append(claim)
    return tuple((dates, tuple(found)) for dates, found in sorted(sides.items()))


def _values_differ(claims: Iterable[PropertyClaim], known: Background, ontology: Ontology) -> list[Dispute]:
    by_property: dict[tuple[str, str], list[PropertyClaim]] = {}
    for claim in claims:
        comparable = claim.mode == "actual" and not claim.withdrawn_on
        if comparable and ontology.properties[claim.property].single_valued:
            by_property.setdefault((claim.entity, claim.property), []).append(claim)
    found = []
    for (entity, property_), group in by_property.items():
        values: dict[str, list[PropertyClaim]] = {}
        for claim in group:
            values.setdefault(value_in_words(claim), []).append(claim)
        if _origins_differ(values, known):
            sides = tuple((words, tuple(same)) for words, same in sorted(values.items()))
            found.append(Dispute("values differ", sides, entity=entity, property=property_))
    return found


def _origins_differ(values: dict[str, list[PropertyClaim]], known: Background) -> bool:
    """Tell whether two different values have different origins behind them."""
    behind = [set(origins(same, known)) for same in values.values()]
    return any(len(first | second) > 1 for first, second in combinations(behind, 2))


def value_in_words(claim: PropertyClaim) -> str:
    """Say the value with its bound and unit: "at least 14 people", and "not" where it is denied."""
    bound = {"exactly": "", "at_least": "at least ", "about": "about "}[claim.bound]
    unit = f" {claim.unit}" if claim.unit else ""
    return f"{'not ' if claim.stance == 'denied' else ''}{bound}{_number(claim.value)}{unit}"


def _number(value: str | float | int) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
