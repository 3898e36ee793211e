"""Ties, claims and disputes in words, as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.derived.attribution import by_party
from graph.derived.disputes import RULES, Dispute, value_in_words
from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.model.locators import span
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology


def counted(number: int, noun: str) -> str:
    """Say how many there are: "1 tie", "2 ties"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def tie_in_words(tie: Tie, network: Network, ontology: Ontology) -> str:
    """Say a tie as a sentence: "Kazakhstan requested extradition of Mukhtar Ablyazov"."""
    return _sentence(tie, ontology.edge_types[tie.edge_type].forward, network)


def claim_in_words(claim: Claim | PropertyClaim, network: Network, ontology: Ontology) -> str:
    """Say what one claim says: "alleged: Kazakhstan kidnapped Alma", "the raid, people killed: at least 14".

    A denied value says "not" by itself.
    """
    if isinstance(claim, PropertyClaim):
        declared = ontology.properties[claim.property]
        value = network.name(str(claim.value)) if declared.type == "entity" else value_in_words(claim)
        words = f"{network.name(claim.entity)}, {declared.label}: {value}"
        told_apart = claim.stance == "alleged"
    else:
        forward = ontology.edge_types[claim.edge_type].forward
        words = f"{network.name(claim.subject)} {forward} {network.name(claim.object)}"
        names = ontology.edge_types[claim.edge_type].identifying
        told = [str(claim.properties[name]) for name in names if name in claim.properties]
        words += f" ({', '.join(told)})" if told else ""
        told_apart = claim.stance != "asserted"
    words = words if claim.mode == "actual" else f"{words} [{claim.mode}]"
    return f"{claim.stance}: {words}" if told_apart else words


def walked_in_words(tie: Tie, start: str, network: Network, ontology: Ontology) -> str:
    """Say a tie as one reads it who comes from `start`, with everyone who states it: "Mukhtar Ablyazov
    extradition requested by Kazakhstan [asserted, The paper, characters 100 to 120]".
    """
    if start == tie.subject:
        words = tie_in_words(tie, network, ontology)
    else:
        turned = replace(tie, subject=tie.object, object=tie.subject)
        words = _sentence(turned, ontology.edge_types[tie.edge_type].backward, network)
    return f"{words} [{'; '.join(citation(claim, network) for claim in tie.claims)}]"


def words_of(claim: Claim | PropertyClaim) -> str:
    """Return the source's words in quotation marks, or our note with a word that it is unchecked."""
    if claim.quote:
        return f"“{' '.join(claim.quote.split())}”"
    return f"{claim.note} (our note; not checked against the text)" if claim.note else ""


def citation(claim: Claim | PropertyClaim, network: Network) -> str:
    """Say who states a claim and where: stance, speakers, source, place."""
    return f"{claim.stance}, {where_in_words(claim, network)}"


def where_in_words(claim: Claim | PropertyClaim, network: Network) -> str:
    """Say where a claim stands and who speaks there: speakers, source, place."""
    source = network.sources.get(claim.source)
    parts: list[str] = []
    if claim.said_by:
        parts.append(f"says {' as told by '.join(network.name(id_) for id_ in claim.said_by)}")
    parts.append(source.title if source else claim.source)
    if place := place_in_words(claim.locator):
        parts.append(place)
    if by_party(claim, network.context):
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
    """Say each side of a dispute with everyone who holds it, and in what words."""
    for words, claims in dispute.sides:
        for claim in claims:
            said = where_in_words(claim, network) if words == claim.stance else citation(claim, network)
            yield f"{words}: {said}"
            if told := words_of(claim):
                yield f"  {told}"


def _sentence(tie: Tie, reads: str, network: Network) -> str:
    words = f"{network.name(tie.subject)} {reads} {network.name(tie.object)}"
    if tie.identifying:
        words += f" ({', '.join(value for _, value in tie.identifying)})"
    return words if tie.mode == "actual" else f"{words} [{tie.mode}]"
