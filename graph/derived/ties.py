"""Ties: what a picture draws between two entities, each with all the claims that make it and its standing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from graph.derived.attribution import Background, origins
from graph.model.claim_summary import LightClaim
from graph.model.ids import plain
from graph.model.records import Claim, Mode
from graph.ontology import Ontology

Standing: TypeAlias = Literal["corroborated", "reported", "alleged", "disputed", "denied"]
STANDINGS: tuple[Standing, ...] = ("corroborated", "reported", "alleged", "disputed", "denied")

Identifying: TypeAlias = tuple[tuple[str, str], ...]

C = TypeVar("C", Claim, LightClaim)


@dataclass(frozen=True)
class Tie:
    """All the claims not withdrawn with one edge_type, mode, direction and equal identifying properties
    between the same two entities.

    Args:
        identifying: the identifying properties that are given, as (name, value), in order of name.
        claims: in the order that they came.
        origins: the origin of each claim, in the same order.
        standing: derived from the claims, never stored.
        id: a name for the tie that is the same wherever it is drawn.
    """

    edge_type: str
    mode: Mode
    subject: str
    object: str
    identifying: Identifying
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]
    standing: Standing
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        key = (self.edge_type, self.mode, self.subject, self.object)
        object.__setattr__(self, "id", tie_id(key, self.identifying))


Key: TypeAlias = tuple[str, Mode, str, str]


def ties(claims: Iterable[Claim], known: Background, ontology: Ontology) -> list[Tie]:
    """Group claims into ties, in the order in which each tie's first claim came.

    A denial that leaves an identifying property empty faces every tie that differs only there; it is a tie
    of its own only where there is none.
    """
    return [
        _tie(key, identifying, found, known) for key, identifying, found in group_claims(claims, ontology)
    ]


def group_claims(claims: Iterable[C], ontology: Ontology) -> Iterator[tuple[Key, Identifying, list[C]]]:
    """Yield the claims of each tie, as `ties` groups them, with what they have in common."""
    groups: dict[Key, list[C]] = {}
    for claim in claims:
        if not claim.withdrawn_on:
            groups.setdefault(_key(claim, ontology), []).append(claim)
    for key, group in groups.items():
        # Most ties have one claim, and a dictionary for each of tens of thousands takes time.
        if len(group) == 1:
            yield key, _identifying(group[0], ontology), group
            continue
        for identifying, found in _with_open_denials(_by_identifying(group, ontology)).items():
            yield key, identifying, found


def tie_id(key: Key, identifying: Identifying) -> str:
    """Return the id of the tie that claims with this in common make."""
    edge_type, mode, subject, object_ = key
    told = f"{subject}|{edge_type}|{object_}|{mode}"
    return told + "".join([f"|{name}={value}" for name, value in identifying]) if identifying else told


def standing(claims: Sequence[C], claim_origins: Sequence[str], mode: Mode) -> Standing:
    """Derive the standing of a tie from its claims and their origins.

    What is anything but actual never corroborates and never disputes.
    """
    if len(claims) == 1:
        stance = claims[0].stance
        return "reported" if stance == "asserted" else stance
    stances = {claim.stance for claim in claims}
    if mode == "actual" and "denied" in stances and len(stances) > 1:
        return "disputed"
    if "asserted" in stances:
        asserting = {o for claim, o in zip(claims, claim_origins, strict=True) if claim.stance == "asserted"}
        return "corroborated" if mode == "actual" and len(asserting) > 1 else "reported"
    return "alleged" if "alleged" in stances else "denied"


def _key(claim: Claim | LightClaim, ontology: Ontology) -> Key:
    subject, object_ = claim.subject, claim.object
    if ontology.edge_types[claim.edge_type].symmetric and object_ < subject:
        subject, object_ = object_, subject
    return claim.edge_type, claim.mode, subject, object_


def _identifying(claim: Claim | LightClaim, ontology: Ontology) -> Identifying:
    if not claim.properties:
        return ()
    names = ontology.edge_types[claim.edge_type].identifying
    return tuple((name, str(plain(claim.properties[name]))) for name in names if name in claim.properties)


def _by_identifying(claims: Iterable[C], ontology: Ontology) -> dict[Identifying, list[C]]:
    found: dict[Identifying, list[C]] = {}
    for claim in claims:
        found.setdefault(_identifying(claim, ontology), []).append(claim)
    return found


def _with_open_denials(group: dict[Identifying, list[C]]) -> dict[Identifying, list[C]]:
    """Lay each denial that leaves properties empty beside every tie that it faces."""
    if len(group) == 1:
        return group
    found = {identifying: list(claims) for identifying, claims in group.items()}
    for open_, claims in group.items():
        denials = [claim for claim in claims if claim.stance == "denied"]
        faced = [other for other in group if set(open_) < set(other)] if denials else []
        for other in faced:
            found[other] += denials
        if faced and len(denials) == len(claims):
            del found[open_]
    return found


def _tie(key: Key, identifying: Identifying, claims: list[Claim], known: Background) -> Tie:
    edge_type, mode, subject, object_ = key
    claim_origins = origins(claims, known)
    return Tie(
        edge_type=edge_type,
        mode=mode,
        subject=subject,
        object=object_,
        identifying=identifying,
        claims=tuple(claims),
        origins=tuple(claim_origins),
        standing=standing(claims, claim_origins, mode),
    )
