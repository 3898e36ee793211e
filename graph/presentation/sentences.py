"""Ties, claims and disputes as sentences and phrases, the same in the terminal, in answers and on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.derived import (
    DISPUTE_RULES,
    UNSETTLED_STANDINGS,
    ClaimedValue,
    Dispute,
    DisputeSide,
    Network,
    Tie,
    claimed_value,
    is_by_party,
)
from graph.model import AnyClaim, PropertyClaim
from graph.ontology import Ontology
from graph.presentation.formatting import format_claimed_value, format_locator, format_span, pluralise


def tie_sentence(tie: Tie, network: Network, ontology: Ontology) -> str:
    """Return a tie as a sentence: "Kazakhstan requested extradition of Mukhtar Ablyazov"."""
    return _sentence(tie, ontology.edge_types[tie.edge_type].forward, network)


def tie_sentence_from(tie: Tie, start: str, network: Network, ontology: Ontology) -> str:
    """Return a tie as a sentence about one of its entities, with the citation of each claim.

    For example "Mukhtar Ablyazov extradition requested by Kazakhstan [asserted, The paper, characters 100 to
    120]".

    Args:
        start: the id of the entity that comes first in the sentence.
    """
    if start == tie.subject:
        words = tie_sentence(tie, network, ontology)
    else:
        reverse = replace(tie, subject=tie.object, object=tie.subject)
        words = _sentence(reverse, ontology.edge_types[tie.edge_type].backward, network)
    return f"{words} [{'; '.join(citation(claim, network) for claim in tie.claims)}]"


def _sentence(tie: Tie, verb: str, network: Network) -> str:
    words = f"{network.name(tie.subject)} {verb} {network.name(tie.object)}{_identifying_values(tie)}"
    return words if tie.mode == "actual" else f"{words} [{tie.mode}]"


def _identifying_values(tie: Tie) -> str:
    return f" ({', '.join(value for _, value in tie.identifying_values)})" if tie.identifying_values else ""


def tie_phrase(tie: Tie, id_: str, network: Network, ontology: Ontology) -> str:
    """Return a tie as a phrase that describes one of its entities: "headed BTA Bank (chairman)".

    Args:
        id_: the id of the entity that is described.
    """
    edge_type = ontology.edge_types[tie.edge_type]
    verb, neighbour = (
        (edge_type.forward, tie.object) if tie.subject == id_ else (edge_type.backward, tie.subject)
    )
    words = f"{verb} {network.name(neighbour)}{_identifying_values(tie)}"
    return f"{words} [{tie.standing}]" if tie.standing in UNSETTLED_STANDINGS else words


def tie_label(tie: Tie, ontology: Ontology) -> str:
    """Return the label of an edge: its verb, and the number of claims if there are several.

    For example "requested extradition of · 3".
    """
    verb = ontology.edge_types[tie.edge_type].forward
    return f"{verb} · {len(tie.claims)}" if len(tie.claims) > 1 else verb


def claim_sentence(claim: AnyClaim, network: Network, ontology: Ontology) -> str:
    """Return a claim as a sentence: "alleged: Kazakhstan kidnapped Alma", "the raid, people killed: at least
    14".

    The stance comes before the sentence unless the claim is asserted. A denied value says "not" instead.
    """
    if isinstance(claim, PropertyClaim):
        label = ontology.properties[claim.property].label
        words = f"{network.name(claim.entity)}, {label}: {format_value_of_claim(claim, network, ontology)}"
        states_stance = claim.stance == "alleged"
    else:
        edge_type = ontology.edge_types[claim.edge_type]
        words = f"{network.name(claim.subject)} {edge_type.forward} {network.name(claim.object)}"
        names = (name for name in edge_type.identifying_properties if name in claim.properties)
        values = ", ".join(str(claim.properties[name]) for name in names)
        words += f" ({values})" if values else ""
        states_stance = claim.stance != "asserted"
    words = words if claim.mode == "actual" else f"{words} [{claim.mode}]"
    return f"{claim.stance}: {words}" if states_stance else words


def format_value_of_claim(claim: PropertyClaim, network: Network, ontology: Ontology) -> str:
    """Return the value that a claim gives or denies; an entity by its name."""
    return _value_words(claimed_value(claim), claim.property, network, ontology)


def _value_words(claimed: ClaimedValue, property_: str, network: Network, ontology: Ontology) -> str:
    if ontology.properties[property_].type == "entity":
        claimed = claimed._replace(value=network.name(str(claimed.value)))
    return format_claimed_value(claimed)


def quote_or_note(claim: AnyClaim) -> str:
    """Return the source's words in quotation marks, or the note, which says that it is not checked."""
    if claim.quote:
        return f"“{' '.join(claim.quote.split())}”"
    return f"{claim.note} (our note; not checked against the text)" if claim.note else ""


def citation(claim: AnyClaim, network: Network) -> str:
    """Return who states a claim and where: stance, speakers, source and place."""
    return f"{claim.stance}, {citation_without_stance(claim, network)}"


def citation_without_stance(claim: AnyClaim, network: Network) -> str:
    """Return who states a claim and where: speakers, source and place."""
    source = network.sources.get(claim.source)
    parts: list[str] = []
    if claim.said_by:
        parts.append(f"says {' as told by '.join(network.name(id_) for id_ in claim.said_by)}")
    parts.append(source.title if source else claim.source)
    if place := format_locator(claim.locator):
        parts.append(place)
    if is_by_party(claim, network.context):
        parts.append("by a party to it")
    return ", ".join(parts)


def short_citation(claim: AnyClaim, network: Network) -> str:
    """Return the speakers of a claim, and the publisher or authors where these are not the speakers."""
    speakers = ", ".join(network.name(speaker) for speaker in claim.said_by)
    source = network.sources.get(claim.source)
    if source is None:
        return f"{speakers}, in {claim.source}" if speakers else claim.source
    writers = [source.publisher] if source.publisher else source.author
    publication = ", ".join(network.name(writer) for writer in writers) or source.title
    if not speakers:
        return publication
    speak_for_themselves = set(claim.said_by) <= {*source.author, source.publisher}
    return speakers if speak_for_themselves else f"{speakers}, in {publication}"


def short_citations(claims: Sequence[AnyClaim], network: Network, max_citations: int) -> str:
    """Return the different short citations of claims, and how many more than `max_citations` there are."""
    citations = list(dict.fromkeys(short_citation(claim, network) for claim in claims))
    more = len(citations) - max_citations
    words = "; ".join(citations[:max_citations])
    return f"{words}; {pluralise(more, 'other')}" if more > 0 else words


def dispute_sentence(dispute: Dispute, network: Network, ontology: Ontology) -> str:
    """Return what a dispute is about, its rule and what the rule means."""
    if dispute.tie is not None:
        about = tie_sentence(dispute.tie, network, ontology)
    else:
        label = ontology.properties[dispute.property or ""].label
        about = f"{network.name(dispute.entity or '')}: {label}"
    return f"{about} - {dispute.rule}: {DISPUTE_RULES[dispute.rule].description}"


def dispute_position(side: DisputeSide, dispute: Dispute, network: Network, ontology: Ontology) -> str:
    """Return the position of a side of a dispute in words: "denied", "at least 14 people", "29 May 2013"."""
    if isinstance(side.position, str):
        return side.position
    if isinstance(side.position, ClaimedValue):
        return _value_words(side.position, dispute.property or "", network, ontology)
    return format_span(*side.position) or "no date"


def dispute_side_lines(dispute: Dispute, network: Network, ontology: Ontology) -> Iterator[str]:
    """Yield the lines that list a dispute: for each claim of a side its citation and its quote or note."""
    for side in dispute.sides:
        words = dispute_position(side, dispute, network, ontology)
        for claim in side.claims:
            cite = citation_without_stance if words == claim.stance else citation
            yield f"{words}: {cite(claim, network)}"
            if text := quote_or_note(claim):
                yield f"  {text}"
