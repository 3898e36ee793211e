"""What a source states, place by place, in words: sentences, speakers, quotes and the compiler's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pages import urls
from api.pages.templates import make_anchor
from graph.derived import Network, is_by_party
from graph.model import AnyClaim, Claim, PropertyClaim, split_source
from graph.ontology import Ontology
from graph.presentation import (
    claim_sentence,
    format_attribution,
    format_date,
    format_locator,
    format_property_name,
    format_recorder,
    format_supporting_place,
    format_validity,
    format_value,
)
from graph.reading import ClaimWithTie


@dataclass(frozen=True)
class Detail:
    """A further fact of a claim in words, and where the words lead to; "" where they lead nowhere."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Statement:
    """A claim in words.

    Args:
        url: of the picture in which its tie or its entity is open.
        position: its stance and mode, as far as they are not "asserted" and "actual".
        attribution: who says, denies, plans or fears it.
        by_party: who says it is a party to it.
        details: further facts in words, such as dates and properties.
        note: the compiler's own words; "" where the note is that of the whole group.
        recorder: who wrote the claim, and when.
    """

    id: str
    sentence: str
    url: str
    position: str
    attribution: str
    by_party: bool
    details: Sequence[Detail]
    note: str
    recorder: str


@dataclass(frozen=True)
class StatementGroup:
    """The claims at one place of a source.

    Args:
        locator: "" for claims without one.
        place: the locator in words.
        quote: the words there; "" where the store does not have them.
        note: the compiler's own words, where all statements have the same.
    """

    locator: str
    place: str
    quote: str
    note: str
    statements: Sequence[Statement]


def build_statement_groups(
    claims: Sequence[ClaimWithTie], network: Network, ontology: Ontology
) -> Iterator[StatementGroup]:
    """Yield the claims of a source in groups by place, in the order in which the places first occur."""
    by_locator: dict[str, list[ClaimWithTie]] = {}
    for claim_with_tie in claims:
        by_locator.setdefault(claim_with_tie.claim.locator or "", []).append(claim_with_tie)
    for locator, group in by_locator.items():
        quote = next((each.claim.quote for each in group if each.claim.quote), "")
        notes = {each.claim.note or "" for each in group}
        note = notes.pop() if len(notes) == 1 else ""
        yield StatementGroup(
            locator=locator,
            place=format_locator(locator) or "no place is given",
            quote=quote,
            note=note,
            statements=[_build_statement(each, note, network, ontology) for each in group],
        )


def _build_statement(
    claim_with_tie: ClaimWithTie, shared_note: str, network: Network, ontology: Ontology
) -> Statement:
    claim = claim_with_tie.claim
    return Statement(
        id=claim.id,
        sentence=claim_sentence(claim, network, ontology),
        url=_claim_url(claim_with_tie),
        position=_describe_position(claim),
        attribution=format_attribution([claim], network),
        by_party=is_by_party(claim, network.context),
        details=list(_build_details(claim, network, ontology)),
        note="" if shared_note else claim.note or "",
        recorder=format_recorder(claim),
    )


def _claim_url(claim_with_tie: ClaimWithTie) -> str:
    claim, tie = claim_with_tie.claim, claim_with_tie.tie
    if isinstance(claim, PropertyClaim):
        return urls.entity_url(claim.entity)
    return urls.tie_url(claim.subject, tie.id) if tie else urls.entity_url(claim.subject)


def _describe_position(claim: AnyClaim) -> str:
    words = [claim.stance] if claim.stance != "asserted" else []
    return ", ".join([*words, claim.mode] if claim.mode != "actual" else words)


def _build_details(claim: AnyClaim, network: Network, ontology: Ontology) -> Iterator[Detail]:
    if when := format_validity(claim):
        yield Detail(f"{when} ({claim.dates_basis})" if claim.dates_basis else when)
    if claim.said_on:
        yield Detail(f"said on {format_date(claim.said_on)}")
    if isinstance(claim, Claim):
        yield from _build_properties(claim, network, ontology)
    for id_ in claim.about:
        yield Detail(f"about {network.name_in_text(id_)}", urls.entity_url(id_))
    if claim.event:
        yield Detail(f"part of {network.name_in_text(claim.event)}", urls.entity_url(claim.event))
    yield from _build_inferred(claim, network)


def _build_properties(claim: Claim, network: Network, ontology: Ontology) -> Iterator[Detail]:
    declared = ontology.edge_types[claim.edge_type].properties
    for name, value in claim.properties.items():
        # The sentence has the identifying ones.
        if name in declared and not declared[name].identifying:
            is_entity = declared[name].type == "entity"
            words = (
                network.name_in_text(str(value)) if is_entity else format_value(value, declared[name].type)
            )
            url = urls.entity_url(str(value)) if is_entity else ""
            yield Detail(f"{format_property_name(name)}: {words}", url)


def _build_inferred(claim: AnyClaim, network: Network) -> Iterator[Detail]:
    for end, support in zip(claim.inferred, claim.inferred_from, strict=True):
        written = getattr(claim, f"{end}_name")
        words = f" (the source has “{written}”)" if written else ""
        locator, other_source = split_source(support)
        name, place = network.name_in_text(getattr(claim, end)), format_supporting_place(support, network)
        yield Detail(
            f"{name} is inferred{words}, from {place}",
            f"{urls.source_url(other_source or claim.source, at=locator)}#{make_anchor('at', locator)}",
        )
