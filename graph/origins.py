"""Who stands behind a claim: its origin, and whether that is a party to what it claims.

An origin is the outermost named speaker if there is one, else the source's author, else its publisher, else
the source itself; a quoted representative of the publisher is the publisher. A claim in a source that
repeats another shares the parent's origin where the parent makes the same claim (DESIGN, "The data model").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from graph.background import Background
from graph.light import LightClaim
from graph.records import Claim, PropertyClaim, Source

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


def ends(claim: Claim | PropertyClaim) -> set[str]:
    """Return the ids of the entities that a claim is about: its two ends, or its one."""
    return {claim.subject, claim.object} if isinstance(claim, Claim) else {claim.entity}


def _is_party(voice: str, ends: set[str], events: set[str], known: Background) -> bool:
    return voice in ends or not (
        ends.isdisjoint(known.kin.get(voice, NOBODY))
        and ends.isdisjoint(known.works_for.get(voice, NOBODY))
        and events.isdisjoint(known.took_part.get(voice, NOBODY))
    )
