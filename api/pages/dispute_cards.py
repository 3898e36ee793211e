"""Disputes as cards on the start page: what each is about, its rule, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages import urls
from graph.derived import DISPUTE_RULES, Dispute, DisputeRule, Network
from graph.ontology import Ontology
from graph.presentation import dispute_position, short_citations

# A side names at most this many of those who take it.
MAX_CITATIONS = 3


@dataclass(frozen=True)
class CardSide:
    """One side of a dispute: what it says, and who says so."""

    position: str
    citations: str


@dataclass(frozen=True)
class DisputeCard:
    """A dispute in words.

    Args:
        before, phrase, after: what it is about: subject, edge type and object of a tie; or the entity, the
            property and an empty text.
        url: of the picture in which it is open.
    """

    before: str
    phrase: str
    after: str
    sides: Sequence[CardSide]
    url: str


@dataclass(frozen=True)
class RuleCards:
    """The disputes that one rule found, and what the rule means."""

    rule: DisputeRule
    explanation: str
    cards: Sequence[DisputeCard]


def build_cards_by_rule(
    disputes: Iterable[Dispute], network: Network, ontology: Ontology, tie_counts: Mapping[str, int]
) -> list[RuleCards]:
    """Return the cards of disputes, grouped by rule.

    Args:
        network: has the names of everything in the disputes.
        tie_counts: the number of ties of each entity, by id.
    """
    cards: dict[DisputeRule, list[DisputeCard]] = {}
    for dispute in disputes:
        card = _build_card(dispute, network, ontology, tie_counts)
        cards.setdefault(dispute.rule, []).append(card)
    return [
        RuleCards(rule, DISPUTE_RULES[rule].description, cards_of_rule)
        for rule, cards_of_rule in cards.items()
    ]


def _build_card(
    dispute: Dispute, network: Network, ontology: Ontology, tie_counts: Mapping[str, int]
) -> DisputeCard:
    sides = [
        CardSide(
            position=dispute_position(side, dispute, network, ontology),
            citations=short_citations(side.claims, network, MAX_CITATIONS),
        )
        for side in dispute.sides
    ]
    tie = dispute.tie
    if tie is None:
        entity_id, label = dispute.entity or "", ontology.properties[dispute.property or ""].label
        return DisputeCard(network.name(entity_id), label, "", sides, urls.entity_url(entity_id))
    values = ", ".join(value for _, value in tie.identifying_values)
    # In the picture around the entity with fewer ties, a reader finds the tie sooner.
    centre = min(sorted(dispute.entity_ids), key=lambda id_: tie_counts.get(id_, 0))
    return DisputeCard(
        before=network.name(tie.subject),
        phrase=ontology.edge_types[tie.edge_type].forward,
        after=f"{network.name(tie.object)} ({values})" if values else network.name(tie.object),
        sides=sides,
        url=urls.tie_url(centre, tie.id),
    )
