"""Who stands behind a claim: its origin, and whether that is a party to what it claims.

An origin is the outermost named speaker if there is one, else the source's author, else its publisher, else
the source itself; a quoted representative of the publisher is the publisher. A claim in a source that
repeats another shares the parent's origin where the parent makes the same claim (DESIGN, "The data model").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph.model.claim_summary import LightClaim
from graph.model.records import Claim, Entity, PropertyClaim, Source, ends
from graph.ontology import Ontology

Pairs = Mapping[str, frozenset[str]]

NOBODY: frozenset[str] = frozenset()

S = TypeVar("S", Claim, LightClaim, PropertyClaim)


def origin(claim: Claim | LightClaim | PropertyClaim, known: Background) -> str:
    """Return the origin of one claim by itself: an entity's id, several joined with `+`, or a source's id."""
    source = known.sources.get(claim.source)
    publisher = source.publisher if source else None
    for speaker in reversed(claim.said_by):
        if speaker not in known.unnamed:
            speaks_for_publisher = publisher and publisher in known.works_for.get(speaker, ())
            return publisher if speaks_for_publisher and publisher else speaker
    return _origin_of_source(source) or claim.source


def origins(claims: Sequence[S], known: Background) -> list[str]:
    """Return the origin of each of `claims`, which all make the same claim, in their order."""
    if len(claims) == 1:
        return [origin(claims[0], known)]
    by_source: dict[str, list[S]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    return [_shared_origin(claim, by_source, known, frozenset()) for claim in claims]


def _shared_origin(claim: S, by_source: dict[str, list[S]], known: Background, seen: frozenset[str]) -> str:
    source = known.sources.get(claim.source)
    for parent in source.derived_from if source else ():
        if parent in by_source and parent not in seen:
            same = by_source[parent]
            model = next((other for other in same if other.stance == claim.stance), same[0])
            return _shared_origin(model, by_source, known, seen | {claim.source})
    return origin(claim, known)


def _origin_of_source(source: Source | None) -> str | None:
    if source is None:
        return None
    return "+".join(sorted(source.author)) or source.publisher


def by_party(claim: Claim | PropertyClaim, known: Background) -> bool:
    """Tell whether a speaker or author is a party to what is claimed: one of the claim's ends, kin to one,
    working for or representing one, or taking part in an Event that is an end or the claim's `event`.
    """
    source = known.sources.get(claim.source)
    voices = claim.said_by + source.author if source else claim.said_by
    if not voices:
        return False
    about = ends(claim)
    events = {*about, claim.event} if claim.event else about
    return any(_is_party(voice, about, events, known) for voice in voices)


def _is_party(voice: str, ends: set[str], events: set[str], known: Background) -> bool:
    return voice in ends or not (
        ends.isdisjoint(known.kin.get(voice, NOBODY))
        and ends.isdisjoint(known.works_for.get(voice, NOBODY))
        and events.isdisjoint(known.took_part.get(voice, NOBODY))
    )


@dataclass(frozen=True)
class Background:
    """Look-ups around claims.

    Args:
        sources: by id.
        unnamed: ids of entities that are known only by a description.
        kin: who is kin to whom, in both directions.
        works_for: whom each entity works for, belongs to or represents; a body belongs to its State.
        took_part: the Events in which each entity took part.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    kin: Pairs = field(default_factory=dict)
    works_for: Pairs = field(default_factory=dict)
    took_part: Pairs = field(default_factory=dict)


def background(
    ontology: Ontology,
    sources: Iterable[Source],
    entities: Iterable[Entity],
    claims: Iterable[Claim],
) -> Background:
    """Build the look-ups from records; only claims that are actual, not denied and not withdrawn count."""
    kin: dict[str, set[str]] = defaultdict(set)
    works_for: dict[str, set[str]] = defaultdict(set)
    took_part: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.mode != "actual" or claim.stance == "denied" or claim.withdrawn_on:
            continue
        edge_type = ontology.edge_types[claim.edge_type]
        if edge_type.kinship:
            kin[claim.subject].add(claim.object)
            kin[claim.object].add(claim.subject)
        if edge_type.affiliation:
            works_for[claim.subject].add(claim.object)
        if edge_type.participation:
            took_part[claim.subject].add(claim.object)
    unnamed = set()
    for entity in entities:
        if not entity.named:
            unnamed.add(entity.id)
        jurisdiction = entity.properties.get("jurisdiction")
        if isinstance(jurisdiction, str):
            works_for[entity.id].add(jurisdiction)
    return Background(
        sources={source.id: source for source in sources},
        unnamed=frozenset(unnamed),
        kin=_frozen(kin),
        works_for=_frozen(works_for),
        took_part=_frozen(took_part),
    )


def _frozen(pairs: Mapping[str, set[str]]) -> Pairs:
    return {key: frozenset(values) for key, values in pairs.items()}
