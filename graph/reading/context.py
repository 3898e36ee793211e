"""The records around claims: what is needed to name, cite and attribute them, read with one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.derived import AttributionContext
from graph.model import AnyClaim, Claim, ClaimSummary, Entity, Source, entity_ids_in_claims
from graph.ontology import Ontology
from graph.store import QueryReader, decode_claim, decode_entity, decode_source


@dataclass(frozen=True)
class ClaimContext:
    """The records around some claims.

    Args:
        sources: the sources of the claims and the sources that these repeat, in order of id.
        entities: the entities that the claims and the sources name, and the entities that these name in a
            property of their own, such as the State of a court; in order of id.
        affiliations: claims about the kinship and the employment of the speakers, authors and publishers, and
            about the events in which they took part.
    """

    sources: Sequence[Source]
    entities: Sequence[Entity]
    affiliations: Sequence[Claim]


def load_claim_context(
    store: QueryReader, claims: Iterable[AnyClaim], entity_ids: Iterable[str] = ()
) -> ClaimContext:
    """Return the records around claims.

    Args:
        entity_ids: ids of further entities to return.
    """
    claims, ontology = list(claims), store.ontology
    result = store.read(
        "claim_context",
        sources=_source_ids(claims),
        ids=sorted(entity_ids_in_claims(claims, ontology) | set(entity_ids)),
        speakers=_speaker_ids(claims),
        **_ontology_parameters(ontology),
    )
    sources, entities, affiliations = result.rows[0]
    return ClaimContext(
        sorted(map(decode_source, sources), key=lambda source: source.id),
        sorted((decode_entity(ontology, *stored) for stored in entities), key=lambda entity: entity.id),
        [decode_claim(ontology, *stored) for stored in affiliations],
    )


def load_origin_context(store: QueryReader, claims: Iterable[ClaimSummary]) -> AttributionContext:
    """Return what is needed to derive the origins of claims; kinship and events are left out.

    Its sources are in order of id. It says for which publishers of these sources a speaker works, but not for
    which other entities.
    """
    claims = list(claims)
    result = store.read(
        "origin_context",
        sources=_source_ids(claims),
        speakers=_speaker_ids(claims),
        edge_types=[type_.id for type_ in store.ontology.edge_types.values() if type_.affiliation],
    )
    stored, speakers = result.rows[0]
    sources = sorted(map(decode_source, stored), key=lambda source: source.id)
    return AttributionContext(
        sources={source.id: source for source in sources},
        unnamed_ids=frozenset(id_ for id_, named, _ in speakers if not named),
        employer_ids={id_: frozenset(employers) for id_, _, employers in speakers if employers},
    )


def _source_ids(claims: Iterable[AnyClaim | ClaimSummary]) -> list[str]:
    return sorted({claim.source for claim in claims})


def _speaker_ids(claims: Iterable[AnyClaim | ClaimSummary]) -> list[str]:
    return sorted({speaker for claim in claims for speaker in claim.said_by})


def _ontology_parameters(ontology: Ontology) -> dict[str, Any]:
    """Return the parameters of the query `claim_context` that depend on the ontology alone."""
    edge_types = ontology.edge_types.values()
    kinship = [type_ for type_ in edge_types if type_.kinship]
    entity_valued_properties = {
        name
        for kind in ontology.kinds.values()
        for name, declared in kind.properties.items()
        if declared.type == "entity"
    }
    return {
        "edge_types": [
            type_.id for type_ in edge_types if type_.kinship or type_.affiliation or type_.participation
        ],
        "kinship": [type_.id for type_ in kinship],
        "kin_kinds": sorted({kind for type_ in kinship for kind in type_.object_kinds}),
        "entity_valued_properties": sorted(entity_valued_properties),
    }
