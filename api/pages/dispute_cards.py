"""Disputes and differing accounts as cards on the start page: what each is about, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages import urls
from graph.derived import (
    DISPUTE_CATEGORIES,
    DISPUTE_RULES,
    Dispute,
    DisputeCategory,
    DisputeRule,
    Network,
)
from graph.ontology import Ontology
from graph.presentation import (
    DescribedPosition,
    describe_compatible,
    describe_sides,
    dispute_sentence,
    pluralise,
)

# A position names at most this many of those who take it, and a card shows this many positions.
MAX_NAMED = 3
MAX_POSITIONS = 6

# Heading and explanation of each category.
_HEADINGS: dict[DisputeCategory, tuple[str, str]] = {
    "dispute": ("Disputes", "What sources say cannot all be true."),
    "difference": ("Differing accounts", "Sources do not say the same, but all of it can be true."),
}


@dataclass(frozen=True)
class CardPosition:
    """One position: what it says, and who says so.

    Args:
        compatible_with: the positions of the sides with which it can be true; empty for a side.
    """

    position: str
    stated_by: str
    compatible_with: str = ""


@dataclass(frozen=True)
class DisputeCard:
    """A dispute or difference in words.

    Args:
        sentence: what it is about.
        positions: the sides, then what is compatible with some of them.
        more: how many positions are left out, in words, or an empty text.
        url: of the picture in which it is open.
    """

    sentence: str
    positions: Sequence[CardPosition]
    more: str
    url: str


@dataclass(frozen=True)
class RuleCards:
    """What one rule found, and what the rule means."""

    rule: DisputeRule
    explanation: str
    cards: Sequence[DisputeCard]


@dataclass(frozen=True)
class DisputeSection:
    """A section of the page: the disputes, or the differing accounts."""

    category: DisputeCategory
    heading: str
    explanation: str
    rules: Sequence[RuleCards]


def build_dispute_sections(
    disputes: Iterable[Dispute], network: Network, ontology: Ontology, tie_counts: Mapping[str, int]
) -> list[DisputeSection]:
    """Return the cards of disputes and of differences, grouped by rule; a section without cards is left out.

    Args:
        network: has the names of everything in them.
        tie_counts: the number of ties of each entity, by id.
    """
    cards: dict[DisputeRule, list[DisputeCard]] = {}
    for dispute in disputes:
        card = _build_card(dispute, network, ontology, tie_counts)
        cards.setdefault(dispute.rule, []).append(card)
    rules = {
        category: [
            RuleCards(rule, DISPUTE_RULES[rule].description, cards_of_rule)
            for rule, cards_of_rule in cards.items()
            if DISPUTE_RULES[rule].category == category
        ]
        for category in DISPUTE_CATEGORIES
    }
    return [
        DisputeSection(category, *_HEADINGS[category], rules[category])
        for category in DISPUTE_CATEGORIES
        if rules[category]
    ]


def _build_card(
    dispute: Dispute, network: Network, ontology: Ontology, tie_counts: Mapping[str, int]
) -> DisputeCard:
    positions = [
        *describe_sides(dispute, network, ontology),
        *describe_compatible(dispute, network, ontology),
    ]
    more = len(positions) - MAX_POSITIONS
    return DisputeCard(
        sentence=dispute_sentence(dispute, network, ontology),
        positions=list(map(_build_position, positions[:MAX_POSITIONS])),
        more=f"and {pluralise(more, 'other')}" if more > 0 else "",
        url=_url(dispute, tie_counts),
    )


def _build_position(described: DescribedPosition) -> CardPosition:
    named = described.stated_by[:MAX_NAMED]
    more = len(described.stated_by) - len(named)
    return CardPosition(
        described.position,
        "; ".join([*named, pluralise(more, "other")] if more else named),
        " and with ".join(described.compatible_with),
    )


def _url(dispute: Dispute, tie_counts: Mapping[str, int]) -> str:
    if dispute.tie is None:
        return urls.entity_url(dispute.entity or "")
    # In the picture around the entity with fewer ties, a reader finds the tie sooner.
    ends = sorted((dispute.tie.subject, dispute.tie.object))
    return urls.tie_url(min(ends, key=lambda id_: tie_counts.get(id_, 0)), dispute.tie.id)
