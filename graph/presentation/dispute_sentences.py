"""Disputes and differing accounts in words: what each is about, its positions, and who takes which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.derived import ClaimedValue, CompatibleClaims, Dispute, DisputeSide, Network, claimed_value
from graph.model import AnyClaim, PropertyClaim
from graph.ontology import Ontology
from graph.presentation.citations import citation, citation_without_stance, quote_or_note, short_citation
from graph.presentation.formatting import format_span
from graph.presentation.sentences import format_property_value, tie_heading


class DescribedPosition(NamedTuple):
    """A position in a dispute, in words.

    Args:
        position: a stance, a value or dates.
        stated_by: who takes it, with what their claims add: a more exact date, or how it was worked out.
        claims: the claims that say so.
        compatible_with: the positions of the sides with which it can be true; empty for a side.
    """

    position: str
    stated_by: tuple[str, ...]
    claims: tuple[AnyClaim, ...]
    compatible_with: tuple[str, ...] = ()


def dispute_sentence(dispute: Dispute, network: Network, ontology: Ontology) -> str:
    """Return what it is about: "Disputed: Ada headed Bank", "Accounts differ: Raid, people killed"."""
    if dispute.tie is not None:
        words = tie_heading(dispute.tie, network, ontology)
        return f"{words}; the date is disputed" if dispute.event else words
    beginning = "Accounts differ" if dispute.category == "difference" else "Disputed"
    label = ontology.properties[dispute.property or ""].label
    return f"{beginning}: {network.name_in_text(dispute.entity or '')}, {label}"


def dispute_position(
    side: DisputeSide | CompatibleClaims, dispute: Dispute, network: Network, ontology: Ontology
) -> str:
    """Return the position of a side of a dispute in words: "denied", "at least 14 people", "29 May 2013"."""
    if isinstance(side.position, str):
        return side.position
    if isinstance(side.position, ClaimedValue):
        return format_property_value(side.position, dispute.property or "", network, ontology)
    return format_span(*side.position) or "no date"


def describe_sides(dispute: Dispute, network: Network, ontology: Ontology) -> list[DescribedPosition]:
    """Return the position of each side, with who takes it."""
    words = _PositionWords(dispute, network, ontology)
    return [words.describe(side) for side in dispute.sides]


def describe_compatible(dispute: Dispute, network: Network, ontology: Ontology) -> list[DescribedPosition]:
    """Return what some say that is no side, because it can be true together with one or several of them."""
    words = _PositionWords(dispute, network, ontology)
    positions = [words.position(side) for side in dispute.sides]
    return [
        words.describe(group)._replace(compatible_with=tuple(positions[number] for number in group.sides))
        for group in dispute.compatible
    ]


def dispute_side_lines(dispute: Dispute, network: Network, ontology: Ontology) -> Iterator[str]:
    """Yield the lines that list a dispute: each position with its claims, and their quotes or notes."""
    words = _PositionWords(dispute, network, ontology)
    for side in describe_sides(dispute, network, ontology):
        yield f"{side.position}:"
        yield from words.claim_lines(side)
    for group in describe_compatible(dispute, network, ontology):
        yield f"{group.position} (compatible with {' and with '.join(group.compatible_with)}):"
        yield from words.claim_lines(group)


class _PositionWords:
    """Puts the positions of one dispute into words."""

    def __init__(self, dispute: Dispute, network: Network, ontology: Ontology) -> None:
        self.dispute, self.network, self.ontology = dispute, network, ontology

    def position(self, group: DisputeSide | CompatibleClaims) -> str:
        return dispute_position(group, self.dispute, self.network, self.ontology)

    def describe(self, group: DisputeSide | CompatibleClaims) -> DescribedPosition:
        position = self.position(group)
        stated_by = (
            f"{self._stance(claim, position)}{short_citation(claim, self.network)}"
            f"{self._details(claim, position)}"
            for claim in group.claims
        )
        return DescribedPosition(position, tuple(dict.fromkeys(stated_by)), group.claims)

    def _stance(self, claim: AnyClaim, position: str) -> str:
        """Return how a claim says so, unless it asserts it or its position says it: "alleged by "."""
        return "" if claim.stance in (position, "asserted") else f"{claim.stance} by "

    def claim_lines(self, described: DescribedPosition) -> Iterator[str]:
        position = described.position
        for claim in described.claims:
            cite = citation_without_stance if position == claim.stance else citation
            yield f"  {cite(claim, self.network)}{self._details(claim, position)}"
            if text := quote_or_note(claim):
                yield f"    {text}"

    def _details(self, claim: AnyClaim, position: str) -> str:
        """Return what a claim says beside its position, in brackets: " (31 May 2013, 22:00 UTC)"."""
        details = []
        if (words := self._value_words(claim)) not in ("", position):
            details.append(words)
        if self._changes_over_time and (time := format_span(claim.valid_from, claim.valid_until)):
            details.append(time)
        if self._is_about_dates and claim.dates_basis:
            details.append(f"worked out: {claim.dates_basis}")
        return f" ({'; '.join(details)})" if details else ""

    def _value_words(self, claim: AnyClaim) -> str:
        """Return the value or the dates that a claim gives; nothing where the sides are stances."""
        if self.dispute.event:
            return format_span(claim.valid_from, claim.valid_until) or ""
        if not isinstance(claim, PropertyClaim):
            return ""
        return format_property_value(claimed_value(claim), claim.property, self.network, self.ontology)

    @property
    def _is_about_dates(self) -> bool:
        if self.dispute.property:
            return self.ontology.properties[self.dispute.property].type == "date"
        return self.dispute.event is not None

    @property
    def _changes_over_time(self) -> bool:
        property_ = self.dispute.property
        return bool(property_ and self.ontology.properties[property_].changes_over_time)
