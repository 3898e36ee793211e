"""Where a claim stands and in whose words: citations, quotes, notes, and who recorded it."""

from __future__ import annotations

from graph.derived import Network, is_by_party
from graph.model import AnyClaim, isolate, split_source
from graph.presentation.attributions import format_speakers
from graph.presentation.formatting import format_date, format_locator


def quote_or_note(claim: AnyClaim) -> str:
    """Return the source's words in quotation marks, or the note, which says that it is not the source's."""
    if claim.quote:
        return f"“{' '.join(claim.quote.split())}”"
    return (
        f"{claim.note} (our note, not the source's words; not checked against the text)" if claim.note else ""
    )


def citation(claim: AnyClaim, network: Network) -> str:
    """Return who states a claim and where: "denied by Ben, in The paper, characters 3 to 9"."""
    position = claim.stance if claim.mode == "actual" else f"{claim.mode}, {claim.stance}"
    by = f" by {format_speakers(claim, network).words}, in" if claim.said_by else " in"
    return f"{position}{by} {_place(claim, network)}"


def citation_without_stance(claim: AnyClaim, network: Network) -> str:
    """Return who states a claim and where: "Ben, in The paper, characters 3 to 9"."""
    speakers = f"{format_speakers(claim, network).words}, in " if claim.said_by else ""
    return speakers + _place(claim, network)


def _place(claim: AnyClaim, network: Network) -> str:
    source = network.sources.get(claim.source)
    parts = [isolate(source.title) if source else claim.source]
    if place := format_locator(claim.locator):
        parts.append(place)
    if is_by_party(claim, network.context):
        parts.append("by a party to it")
    return ", ".join(parts)


def short_citation(claim: AnyClaim, network: Network) -> str:
    """Return who makes a claim, and the publisher where the publisher is someone else."""
    speakers = format_speakers(claim, network).words
    source = network.sources.get(claim.source)
    if source is None:
        return f"{speakers}, in {claim.source}" if claim.said_by else speakers
    if not claim.said_by:
        has_other_publisher = source.author and source.publisher and source.publisher not in source.author
        publisher = network.name_in_text(source.publisher or "")
        return f"{speakers}, in {publisher}" if has_other_publisher else speakers
    if claim.said_by[-1] in {*source.author, source.publisher}:
        return speakers
    writers = [source.publisher] if source.publisher else source.author
    return f"{speakers}, in {', '.join(map(network.name_in_text, writers)) or isolate(source.title)}"


def format_recorder(claim: AnyClaim) -> str:
    """Return who wrote a claim, and when: "recorded by ines on 25 November 2026".

    A claim that was loaded was written by the authors of its case or file.
    """
    by = f"by {claim.recorded_by}" if claim.recorded_by else f"in the dataset {claim.dataset}"
    day = claim.recorded_on.partition("T")[0] if claim.recorded_on else ""
    return f"recorded {by} on {format_date(day)}" if day else f"recorded {by}"


def format_inferred(claim: AnyClaim, network: Network) -> list[str]:
    """Return the entities that a reader supplied, each with the place that supports it."""
    return [
        f"{network.name_in_text(getattr(claim, end))}, from {format_supporting_place(place, network)}"
        for end, place in zip(claim.inferred, claim.inferred_from, strict=True)
    ]


def format_supporting_place(place: str, network: Network) -> str:
    """Return the place that supports an inferred entity: "row 3", "characters 3 to 9 of The letter"."""
    locator, source = split_source(place)
    words = format_locator(locator) or locator
    if source is None:
        return words
    return f"{words} of {network.sources[source].title if source in network.sources else source}"
