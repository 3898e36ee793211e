"""Who and what stands around claims: sources, names and affiliations, in one question to the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.derived.attribution import Background
from graph.model.claim_summary import LightClaim
from graph.model.records import Claim, Entity, PropertyClaim, Source
from graph.model.references import named_by_claims
from graph.ontology import Ontology
from graph.store.mapping import decode
from graph.store.writing.transaction import Reads


@dataclass(frozen=True)
class ClaimContext:
    """What was found.

    Args:
        sources: those of the claims, and those that they repeat.
        entities: everyone whom claims and sources name, and whom these entities' own properties name.
        affiliations: claims that say to whom those who speak are kin, for whom they work, in what they took
            part.
    """

    sources: Sequence[Source]
    entities: Sequence[Entity]
    affiliations: Sequence[Claim]


def load_claim_context(
    store: Reads, claims: Iterable[Claim | PropertyClaim], shown: Iterable[str] = ()
) -> ClaimContext:
    """Return what stands around claims.

    Args:
        shown: ids of further entities that are to be named.
    """
    claims, ontology = list(claims), store.ontology
    found = store.read(
        "around_claims",
        sources=sorted({claim.source for claim in claims}),
        ids=sorted(named_by_claims(claims, ontology) | set(shown)),
        voices=sorted({speaker for claim in claims for speaker in claim.said_by}),
        **_vocabulary(ontology),
    ).rows[0]
    return ClaimContext(
        sorted((decode.source(one) for one in found[0]), key=lambda source: source.id),
        sorted((decode.entity(ontology, *one) for one in found[1]), key=lambda entity: entity.id),
        [decode.claim(ontology, *one) for one in found[2]],
    )


def _vocabulary(ontology: Ontology) -> dict[str, Any]:
    """Return what of the vocabulary the query needs to know."""
    joining = [
        type_
        for type_ in ontology.edge_types.values()
        if type_.kinship or type_.affiliation or type_.participation
    ]
    kin = [type_ for type_ in joining if type_.kinship]
    naming = {
        name
        for kind in ontology.kinds.values()
        for name, declared in kind.properties.items()
        if declared.type == "entity"
    }
    return {
        "types": [type_.id for type_ in joining],
        "kinship": [type_.id for type_ in kin],
        "kin": sorted({kind for type_ in kin for kind in type_.object}),
        "naming": sorted(naming),
    }


def behind(store: Reads, claims: Iterable[LightClaim]) -> Background:
    """Return the sources of claims and of those that they repeat, in order of id; who among the speakers is
    unnamed; and which speakers work for a publisher of one of the sources. Kin and Events are left out.
    """
    claims = list(claims)
    found, voices = store.read(
        "light_voices",
        sources=sorted({claim.source for claim in claims}),
        voices=sorted({speaker for claim in claims for speaker in claim.said_by}),
        types=[type_.id for type_ in store.ontology.edge_types.values() if type_.affiliation],
    ).rows[0]
    sources = sorted((decode.source(one) for one in found), key=lambda source: source.id)
    return Background(
        sources={source.id: source for source in sources},
        unnamed=frozenset(id_ for id_, named, _ in voices if not named),
        works_for={id_: frozenset(employers) for id_, _, employers in voices if employers},
    )
