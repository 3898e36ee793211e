"""What one must know around a claim to judge who stands behind it: its source, who is kin to whom, who
works for whom, who took part in what.

Pure: built from records, wherever they were read from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.ontology import Ontology
from graph.records import Claim, Entity, Source

Pairs = Mapping[str, frozenset[str]]


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
        predicate = ontology.predicates[claim.predicate]
        if predicate.kinship:
            kin[claim.subject].add(claim.object)
            kin[claim.object].add(claim.subject)
        if predicate.affiliation:
            works_for[claim.subject].add(claim.object)
        if predicate.participation:
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
