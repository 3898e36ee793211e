"""Attribution of claims: the origin of each claim, and whether a party to the claim is the one who makes it.

The origin of a claim is its outermost named speaker, else the author of its source, else the publisher, else
the source itself. A quoted representative of the publisher counts as the publisher. A claim in a source that
repeats another source shares the origin of that source, where that source makes the same claim (DESIGN, "The
data model").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from graph.model import AnyClaim, Claim, ClaimSummary, Entity, PropertyClaim, Source
from graph.ontology import Ontology

IdsById: TypeAlias = Mapping[str, frozenset[str]]

NO_IDS: frozenset[str] = frozenset()

C = TypeVar("C", Claim, ClaimSummary, PropertyClaim)


@dataclass(frozen=True)
class AttributionContext:
    """Look-ups by which claims are attributed.

    Args:
        sources: by id.
        unnamed_ids: ids of entities that have a description instead of a name.
        kin_ids: for each entity the entities to which it is kin; every pair is in it in both directions.
        employer_ids: for each entity the entities that it works for, belongs to or represents; a body belongs
            to its State.
        event_ids: for each entity the ids of the Events in which it took part.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    unnamed_ids: frozenset[str] = NO_IDS
    kin_ids: IdsById = field(default_factory=dict)
    employer_ids: IdsById = field(default_factory=dict)
    event_ids: IdsById = field(default_factory=dict)


def build_attribution_context(
    ontology: Ontology, sources: Iterable[Source], entities: Iterable[Entity], claims: Iterable[Claim]
) -> AttributionContext:
    """Build the look-ups from records; claims that are not actual, denied or withdrawn are ignored."""
    kin_ids: dict[str, set[str]] = defaultdict(set)
    employer_ids: dict[str, set[str]] = defaultdict(set)
    event_ids: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.mode != "actual" or claim.stance == "denied" or claim.withdrawn_on:
            continue
        edge_type = ontology.edge_types[claim.edge_type]
        if edge_type.kinship:
            kin_ids[claim.subject].add(claim.object)
            kin_ids[claim.object].add(claim.subject)
        if edge_type.affiliation:
            employer_ids[claim.subject].add(claim.object)
        if edge_type.participation:
            event_ids[claim.subject].add(claim.object)
    unnamed_ids = set()
    for entity in entities:
        if not entity.named:
            unnamed_ids.add(entity.id)
        jurisdiction = entity.properties.get("jurisdiction")
        if isinstance(jurisdiction, str):
            employer_ids[entity.id].add(jurisdiction)
    return AttributionContext(
        sources={source.id: source for source in sources},
        unnamed_ids=frozenset(unnamed_ids),
        kin_ids=_frozen(kin_ids),
        employer_ids=_frozen(employer_ids),
        event_ids=_frozen(event_ids),
    )


def _frozen(ids_by_id: Mapping[str, set[str]]) -> IdsById:
    return {id_: frozenset(ids) for id_, ids in ids_by_id.items()}


def derive_origin(claim: AnyClaim | ClaimSummary, context: AttributionContext) -> str:
    """Return the origin of a single claim: an entity's id, several ids joined with `+`, or a source's id."""
    source = context.sources.get(claim.source)
    publisher = source.publisher if source else None
    for speaker in reversed(claim.said_by):
        if speaker not in context.unnamed_ids:
            speaks_for_publisher = publisher and publisher in context.employer_ids.get(speaker, NO_IDS)
            return publisher if speaks_for_publisher and publisher else speaker
    return _origin_of_source(source) or claim.source


def derive_origins(claims: Sequence[C], context: AttributionContext) -> list[str]:
    """Return the origins of claims in the order of the claims.

    Args:
        claims: claims that all state the same.
    """
    if len(claims) == 1:
        return [derive_origin(claims[0], context)]
    by_source: dict[str, list[C]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    return [_shared_origin(claim, by_source, context, NO_IDS) for claim in claims]


def _shared_origin(
    claim: C, by_source: Mapping[str, Sequence[C]], context: AttributionContext, visited: frozenset[str]
) -> str:
    source = context.sources.get(claim.source)
    for parent in source.derived_from if source else ():
        if parent in by_source and parent not in visited:
            candidates = by_source[parent]
            same_stance = (candidate for candidate in candidates if candidate.stance == claim.stance)
            original = next(same_stance, candidates[0])
            return _shared_origin(original, by_source, context, visited | {claim.source})
    return derive_origin(claim, context)


def _origin_of_source(source: Source | None) -> str | None:
    if source is None:
        return None
    return "+".join(sorted(source.author)) or source.publisher


def is_by_party(claim: AnyClaim, context: AttributionContext) -> bool:
    """Return whether a speaker of the claim, or an author of its source, is a party to it.

    A party is an entity that the claim is about, is kin to such an entity, works for or represents it, or
    took part in an Event that is such an entity or the claim's `event`.
    """
    source = context.sources.get(claim.source)
    speakers = claim.said_by + source.author if source else claim.said_by
    if not speakers:
        return False
    entity_ids = claim.entity_ids
    event_ids = {*entity_ids, claim.event} if claim.event else entity_ids
    return any(_is_party(speaker, entity_ids, event_ids, context) for speaker in speakers)


def _is_party(speaker: str, entity_ids: set[str], event_ids: set[str], context: AttributionContext) -> bool:
    return speaker in entity_ids or not (
        entity_ids.isdisjoint(context.kin_ids.get(speaker, NO_IDS))
        and entity_ids.isdisjoint(context.employer_ids.get(speaker, NO_IDS))
        and event_ids.isdisjoint(context.event_ids.get(speaker, NO_IDS))
    )
