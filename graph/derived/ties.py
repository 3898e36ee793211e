"""Ties: the lines of a picture, each with all the claims that it consists of and its standing.

Claims belong to one tie if they have one edge type, mode, direction and equal identifying properties, and
join the same two entities (DESIGN, "The data model").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from graph.derived.attribution import AttributionContext, derive_origins
from graph.model import Claim, ClaimSummary, Mode, Value, canonical_value, value_text
from graph.ontology import Ontology

Standing: TypeAlias = Literal["corroborated", "reported", "alleged", "disputed", "denied"]
STANDINGS: tuple[Standing, ...] = ("corroborated", "reported", "alleged", "disputed", "denied")
# Standings of ties that may turn out not to be true.
UNSETTLED_STANDINGS: frozenset[Standing] = frozenset({"alleged", "disputed"})

# Edge type, mode, subject and object; of a symmetric edge type the smaller id comes first.
TieKey: TypeAlias = tuple[str, Mode, str, str]

# Names of the identifying properties that are not empty, in order, each with its value as exact text: equal
# values have equal texts, and different values different ones (`graph.model.values`).
IdentifyingValues: TypeAlias = tuple[tuple[str, str], ...]

C = TypeVar("C", Claim, ClaimSummary)


@dataclass(frozen=True)
class Tie:
    """The claims of one tie, none of which is withdrawn.

    Args:
        edge_type, mode, subject, object: see `TieKey`.
        identifying_values: see `IdentifyingValues`.
        claims: in the order in which they were passed in.
        origins: the origin of each claim, in the order of the claims.
        standing: derived from the claims; it is never stored.
        id: equal in every network that contains the tie.
    """

    edge_type: str
    mode: Mode
    subject: str
    object: str
    identifying_values: IdentifyingValues
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]
    standing: Standing
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        key = (self.edge_type, self.mode, self.subject, self.object)
        object.__setattr__(self, "id", make_tie_id(key, self.identifying_values))


def build_ties(claims: Iterable[Claim], context: AttributionContext, ontology: Ontology) -> list[Tie]:
    """Group claims into ties, in the order in which the first claim of each tie comes.

    A denial with an empty identifying property is a claim of every tie that differs from it only in that
    property. It is a tie of its own only if there is no such tie.
    """
    return [
        _build_tie(key, identifying_values, group, context)
        for key, identifying_values, group in group_claims(claims, ontology)
    ]


def _build_tie(
    key: TieKey, identifying_values: IdentifyingValues, claims: Sequence[Claim], context: AttributionContext
) -> Tie:
    edge_type, mode, subject, object_ = key
    origins = derive_origins(claims, context)
    return Tie(
        edge_type=edge_type,
        mode=mode,
        subject=subject,
        object=object_,
        identifying_values=identifying_values,
        claims=tuple(claims),
        origins=tuple(origins),
        standing=derive_standing(claims, origins, mode),
    )


def group_claims(
    claims: Iterable[C], ontology: Ontology
) -> Iterator[tuple[TieKey, IdentifyingValues, Sequence[C]]]:
    """Yield key, identifying properties and claims of each tie, grouped as `build_ties` does."""
    groups: dict[TieKey, list[C]] = {}
    for claim in claims:
        if not claim.withdrawn_on:
            groups.setdefault(_key(claim, ontology), []).append(claim)
    for key, group in groups.items():
        # Most ties have one claim, and a dictionary for each of tens of thousands takes time.
        if len(group) == 1:
            yield key, _identifying_values(group[0], ontology), group
            continue
        by_values: dict[IdentifyingValues, list[C]] = {}
        for claim in group:
            by_values.setdefault(_identifying_values(claim, ontology), []).append(claim)
        for identifying_values, claims_of_tie in _assign_open_denials(by_values).items():
            yield key, identifying_values, claims_of_tie


def _key(claim: Claim | ClaimSummary, ontology: Ontology) -> TieKey:
    subject, object_ = claim.subject, claim.object
    if ontology.edge_types[claim.edge_type].symmetric and object_ < subject:
        subject, object_ = object_, subject
    return claim.edge_type, claim.mode, subject, object_


def _identifying_values(claim: Claim | ClaimSummary, ontology: Ontology) -> IdentifyingValues:
    if not claim.properties:
        return ()
    edge_type = ontology.edge_types[claim.edge_type]
    return tuple(
        (name, value_text(canonical_value(claim.properties[name], edge_type.properties[name].type)))
        for name in edge_type.identifying_properties
        if name in claim.properties
    )


def identifying_properties(claims: Sequence[Claim], ontology: Ontology) -> dict[str, Value]:
    """Return the identifying properties of a tie, or of one claim, by name, as its claims give them."""
    names = ontology.edge_types[claims[0].edge_type].identifying_properties
    return {
        name: claim.properties[name]
        for name in names
        # A denial may leave one empty. The first claim that gives it decides how an equal value is written.
        for claim in reversed(claims)
        if name in claim.properties
    }


def _assign_open_denials(
    groups: Mapping[IdentifyingValues, list[C]],
) -> Mapping[IdentifyingValues, list[C]]:
    """Add each denial with an empty identifying property to the groups that differ only in that property."""
    if len(groups) == 1:
        return groups
    assigned = {identifying_values: list(claims) for identifying_values, claims in groups.items()}
    for identifying_values, claims in groups.items():
        denials = [claim for claim in claims if claim.stance == "denied"]
        more_specific = [key for key in groups if set(identifying_values) < set(key)] if denials else []
        for key in more_specific:
            assigned[key] += denials
        if more_specific and len(denials) == len(claims):
            del assigned[identifying_values]
    return assigned


def make_tie_id(key: TieKey, identifying_values: IdentifyingValues) -> str:
    """Return the id of the tie with this key and these identifying properties."""
    edge_type, mode, subject, object_ = key
    common = f"{subject}|{edge_type}|{object_}|{mode}"
    return (
        common + "".join([f"|{name}={value}" for name, value in identifying_values])
        if identifying_values
        else common
    )


def derive_standing(claims: Sequence[C], origins: Sequence[str], mode: Mode) -> Standing:
    """Derive the standing of a tie from its claims.

    Claims of what is not actual never corroborate and never dispute.

    Args:
        origins: the origin of each claim, in the order of the claims.
        mode: the mode of all the claims.
    """
    if len(claims) == 1:
        stance = claims[0].stance
        return "reported" if stance == "asserted" else stance
    stances = {claim.stance for claim in claims}
    if mode == "actual" and "denied" in stances and len(stances) > 1:
        return "disputed"
    if "asserted" in stances:
        asserting = {
            origin for claim, origin in zip(claims, origins, strict=True) if claim.stance == "asserted"
        }
        return "corroborated" if mode == "actual" and len(asserting) > 1 else "reported"
    return "alleged" if "alleged" in stances else "denied"
