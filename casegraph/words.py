"""Ties, claims and disputes in words, as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.disputes import RULES, Dispute
from graph.locators import span
from graph.network import Network
from graph.ontology import Ontology
from graph.origins import by_party
from graph.records import Claim, PropertyClaim
from graph.ties import Tie


def tie_in_words(tie: Tie, network: Network, ontology: Ontology) -> str:
    """Say a tie as a sentence: "Kazakhstan requested extradition of Mukhtar Ablyazov"."""
    forward = ontology.predicates[tie.predicate].forward
    words = f"{network.name(tie.subject)} {forward} {network.name(tie.object)}"
    if tie.identifying:
        words += f" ({', '.join(value for _, value in tie.identifying)})"
    return words if tie.mode == "actual" else f"{words} [{tie.mode}]"


def citation(claim: Claim | PropertyClaim, network: Network) -> str:
    """Say who states a claim and where: speakers, source, place, date."""
    source = network.sources.get(claim.source)
    parts: list[str] = [claim.stance]
    if claim.said_by:
        parts.append(f"says {' as told by '.join(network.name(id_) for id_ in claim.said_by)}")
    parts.append(source.title if source else claim.source)
    if place := place_in_words(claim.locator):
        parts.append(place)
    if by_party(claim, network.known):
        parts.append("by a party to it")
    return ", ".join(parts)


def place_in_words(locator: str | None) -> str:
    """Say where in a source something stands."""
    found = span(locator)
    return f"characters {found[0]} to {found[1]}" if found else locator or ""


def dates_in_words(claim: Claim | PropertyClaim) -> str:
    """Say when a claim was true, or nothing where it is not said."""
    start, end = claim.valid_from, claim.valid_until
    if start and start == end:
        return start
    if start or end:
        return f"{start or '…'} to {end or '…'}"
    return "formerly" if claim.ended else ""


def dispute_in_words(dispute: Dispute, network: Network, ontology: Ontology) -> str:
    """Say what a dispute is about, and by which rule it is one."""
    if dispute.tie is not None:
        about = tie_in_words(dispute.tie, network, ontology)
    else:
        label = ontology.properties[dispute.property or ""].label
        about = f"{network.name(dispute.entity or '')}: {label}"
    return f"{about} - {dispute.rule}: {RULES[dispute.rule]}"


def sides_in_words(dispute: Dispute, network: Network) -> Iterator[str]:
    """Say each side of a dispute with everyone who holds it."""
    for words, claims in dispute.sides:
        for claim in claims:
            yield f"{words}: {citation(claim, network)}"
