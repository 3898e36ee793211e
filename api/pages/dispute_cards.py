"""A dispute as the start page tells it: what it is about, by which rule it is one, and who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages import urls
from graph.derived.disputes import RULES, Dispute, Rule
from graph.derived.network import Network
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology
from graph.presentation.sentences import counted
from visualize.display_words import day, period

# Of those who hold a side, so many are named.
NAMED = 3


@dataclass(frozen=True)
class ToldSide:
    """One side: what it says, and who holds it."""

    words: str
    held_by: str


@dataclass(frozen=True)
class ToldDispute:
    """A dispute in words.

    Args:
        before, middle, after: what it is about: subject, type and object of a tie; or entity and property.
        address: of the picture where it is open.
    """

    before: str
    middle: str
    after: str
    sides: Sequence[ToldSide]
    address: str


@dataclass(frozen=True)
class ToldRule:
    """The disputes that one rule finds, and what the rule is."""

    rule: str
    why: str
    disputes: Sequence[ToldDispute]


def told_by_rule(network: Network, ontology: Ontology, most: int) -> list[ToldRule]:
    """Tell the first disputes of a network by the rules that find them."""
    found = network.disputes[:most]
    by_rule: dict[Rule, list[ToldDispute]] = {}
    for dispute in found:
        by_rule.setdefault(dispute.rule, []).append(told_dispute(dispute, network, ontology))
    return [ToldRule(rule, RULES[rule], told) for rule, told in by_rule.items()]


def told_dispute(dispute: Dispute, network: Network, ontology: Ontology) -> ToldDispute:
    """Tell a dispute."""
    sides = [ToldSide(_words(dispute, words), _held_by(claims, network)) for words, claims in dispute.sides]
    if dispute.tie is None:
        entity, label = dispute.entity or "", ontology.properties[dispute.property or ""].label
        name = network.name(entity)
        return ToldDispute(name, label, "", sides, urls.around(entity))
    tie = dispute.tie
    given = ", ".join(value for _, value in tie.identifying)
    return ToldDispute(
        before=network.name(tie.subject),
        middle=ontology.edge_types[tie.edge_type].forward,
        after=f"{network.name(tie.object)} ({given})" if given else network.name(tie.object),
        sides=sides,
        address=urls.tie_at(_quieter(network, tie.subject, tie.object), tie.id),
    )


def _quieter(network: Network, one: str, other: str) -> str:
    """Return of two entities the one with fewer ties, around whom a tie is found sooner."""
    ties = {
        end: sum(end in (tie.subject, tie.object) for tie in network.ties) for end in sorted((one, other))
    }
    return min(ties, key=lambda end: ties[end])


def _words(dispute: Dispute, words: str) -> str:
    if dispute.rule != "dates differ":
        return words
    start, slash, end = words.partition("/")
    return (period(start, end) if slash else day(words)) or "no date"


def _held_by(claims: Sequence[Claim | PropertyClaim], network: Network) -> str:
    holders = list(dict.fromkeys(_holder(claim, network) for claim in claims))
    more = len(holders) - NAMED
    named = "; ".join(holders[:NAMED])
    return f"{named}; {counted(more, 'other')}" if more > 0 else named


def _holder(claim: Claim | PropertyClaim, network: Network) -> str:
    """Say who holds a side: whoever is quoted, and where, if others than the speakers wrote it."""
    speakers = ", ".join(network.name(speaker) for speaker in claim.said_by)
    source = network.sources.get(claim.source)
    if source is None:
        return f"{speakers}, in {claim.source}" if speakers else claim.source
    writers = [source.publisher] if source.publisher else source.author
    where = ", ".join(network.name(writer) for writer in writers) or source.title
    if not speakers:
        return where
    own = set(claim.said_by) <= {*source.author, source.publisher}
    return speakers if own else f"{speakers}, in {where}"
