"""Who speaks for whom and against whom, found by four rules, each of which is named in what it finds. Pure.

Which types of edge take sides, and which tell against their subject, is marked in the vocabulary
(docs/decisions/003-who-speaks-for-whom.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.model.records import Claim, Source
from graph.ontology import EdgeType, Ontology, Side

SpeakerRule: TypeAlias = Literal["takes a side", "says so", "denies it", "stands in"]
SPEAKER_RULES: dict[SpeakerRule, str] = {
    "takes a side": "a source states that the one accused, charged, opposed, defended or supported the other",
    "says so": "the one says, or writes, what tells against the other",
    "denies it": "the one denies what is told against the other",
    "stands in": "a source states that the one represents the other, as a lawyer, spokesperson or envoy",
}


@dataclass(frozen=True)
class Speaker:
    """One who speaks for or against another.

    Args:
        speaker, target: ids of entities; one may speak for oneself.
        side: for the target, against it, or on its behalf.
        rule: the rule that found it.
        claims: those that say so.
    """

    speaker: str
    target: str
    side: Side
    rule: SpeakerRule
    claims: tuple[Claim, ...]


_Row: TypeAlias = tuple[str, str, Side, SpeakerRule]


def speakers(
    claims: Iterable[Claim], sources: Mapping[str, Source], offences: Collection[str], ontology: Ontology
) -> list[Speaker]:
    """Return who speaks for, against or on behalf of whom, in order of the ids; each rule makes a row of its
    own. Only what is actual and not withdrawn counts.

    Args:
        sources: those of the claims, by id.
        offences: ids of the Events to take part in which tells against anyone.
    """
    rows: dict[_Row, list[Claim]] = {}
    for claim in claims:
        if claim.mode == "actual" and not claim.withdrawn_on:
            type_ = ontology.edge_types[claim.edge_type]
            for row in [*_by_type(claim, type_), *_by_stance(claim, type_, sources, offences)]:
                rows.setdefault(row, []).append(claim)
    return [Speaker(*row, tuple(found)) for row, found in sorted(rows.items())]


def types_of_speakers(ontology: Ontology) -> list[str]:
    """Return the types of edge that any of the rules heeds."""
    return [type_.id for type_ in ontology.edge_types.values() if type_.speaks or type_.adverse]


def _by_type(claim: Claim, type_: EdgeType) -> Iterator[_Row]:
    """Yield what a claim says by its type; a denial says nothing."""
    speaks = type_.speaks
    if speaks and claim.stance != "denied" and (not speaks.roles or _role(claim) in speaks.roles):
        rule: SpeakerRule = "stands in" if speaks.side == "on behalf of" else "takes a side"
        yield claim.subject, claim.object, speaks.side, rule


def _by_stance(
    claim: Claim, type_: EdgeType, sources: Mapping[str, Source], offences: Collection[str]
) -> Iterator[_Row]:
    """Yield what whoever makes an adverse claim, or denies it, thereby says of its subject."""
    adverse = type_.adverse
    if adverse is None:
        return
    role = _role(claim)
    if adverse.roles and role not in adverse.roles and (role or claim.object not in offences):
        return
    for voice in _voices(claim, sources):
        if claim.stance == "denied":
            yield voice, claim.subject, "for", "denies it"
        else:
            yield voice, claim.subject, "against", "says so"


def _voices(claim: Claim, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return whose word it is: the outermost speaker's, else the authors' where they vouch for it.

    A publisher that prints something, and an author who hedges, take no side.
    """
    if claim.said_by:
        return claim.said_by[-1:]
    source = sources.get(claim.source)
    return source.author if source and claim.stance != "alleged" else ()


def _role(claim: Claim) -> str:
    return str(claim.properties.get("role", ""))
