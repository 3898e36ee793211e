"""Entities that speak for or against others, by four rules; each result names the rule that found it.

The ontology declares which edge types take sides, and which are adverse to their subject
(docs/decisions/003-who-speaks-for-whom.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.model import Claim, Source
from graph.ontology import EdgeType, Ontology, Side

SpeakerRule: TypeAlias = Literal["takes a side", "says so", "denies it", "stands in"]
SPEAKER_RULES: dict[SpeakerRule, str] = {
    "takes a side": (
        "a source states that the speaker accused, charged, opposed, defended or supported the target"
    ),
    "says so": "the speaker says or writes something adverse to the target",
    "denies it": "the speaker denies something adverse to the target",
    "stands in": "a source states that the speaker represents the target, as a lawyer, spokesperson or envoy",
}


@dataclass(frozen=True)
class SpeakerSide:
    """An entity that speaks for or against another.

    Args:
        speaker, target: ids of entities; they are equal where an entity speaks for itself.
        side: for the target, against it, or on its behalf.
        rule: the rule by which it was found.
        claims: the claims that show it.
    """

    speaker: str
    target: str
    side: Side
    rule: SpeakerRule
    claims: tuple[Claim, ...]


_Row: TypeAlias = tuple[str, str, Side, SpeakerRule]


def find_speakers(
    claims: Iterable[Claim], sources: Mapping[str, Source], offences: Collection[str], ontology: Ontology
) -> list[SpeakerSide]:
    """Return which entities speak for, against or on behalf of which others, in order of the ids.

    Each rule makes rows of its own. Claims that are not actual, or are withdrawn, are ignored.

    Args:
        sources: the sources of the claims, by id.
        offences: ids of Events of such a type that taking part in them is adverse.
    """
    rows: dict[_Row, list[Claim]] = {}
    for claim in claims:
        if claim.mode == "actual" and not claim.withdrawn_on:
            edge_type = ontology.edge_types[claim.edge_type]
            for row in [*_by_edge_type(claim, edge_type), *_by_stance(claim, edge_type, sources, offences)]:
                rows.setdefault(row, []).append(claim)
    return [SpeakerSide(*row, tuple(claims_of_row)) for row, claims_of_row in sorted(rows.items())]


def get_speaker_edge_types(ontology: Ontology) -> list[str]:
    """Return the edge types to which any of the rules applies."""
    return [
        edge_type.id for edge_type in ontology.edge_types.values() if edge_type.speaks or edge_type.adverse
    ]


def _by_edge_type(claim: Claim, edge_type: EdgeType) -> Iterator[_Row]:
    """Yield the side that the subject takes by an act of this edge type; a denied act takes no side."""
    speaks = edge_type.speaks
    if speaks and claim.stance != "denied" and (not speaks.roles or _role(claim) in speaks.roles):
        rule: SpeakerRule = "stands in" if speaks.side == "on behalf of" else "takes a side"
        yield claim.subject, claim.object, speaks.side, rule


def _by_stance(
    claim: Claim, edge_type: EdgeType, sources: Mapping[str, Source], offences: Collection[str]
) -> Iterator[_Row]:
    """Yield the sides that speakers take by making an adverse claim about its subject, or by denying it."""
    adverse = edge_type.adverse
    if adverse is None:
        return
    role = _role(claim)
    if adverse.roles and role not in adverse.roles and (role or claim.object not in offences):
        return
    for speaker in _speakers_of(claim, sources):
        if claim.stance == "denied":
            yield speaker, claim.subject, "for", "denies it"
        else:
            yield speaker, claim.subject, "against", "says so"


def _speakers_of(claim: Claim, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the outermost speaker of a claim, or else the authors of its source if they vouch for the claim.

    A publisher takes no side by printing a claim, nor does an author who hedges.
    """
    if claim.said_by:
        return claim.said_by[-1:]
    source = sources.get(claim.source)
    return source.author if source and claim.stance != "alleged" else ()


def _role(claim: Claim) -> str:
    return str(claim.properties.get("role", ""))
