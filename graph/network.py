"""A network: any set of ties with all that is needed to draw them and to say who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.background import Background, background
from graph.disputes import Dispute, disputes
from graph.ontology import Ontology
from graph.records import Claim, Entity, PropertyClaim, Record, Source
from graph.ties import Tie, ties


@dataclass(frozen=True)
class Network:
    """What a picture draws and a report lists.

    Args:
        title: of the picture, in plain words.
        entities: by id: both ends of every tie, every speaker, author, publisher and whatever else a claim
            names. Those in `shown` are drawn.
        shown: ids of the entities that are nodes of the picture.
        ties: between shown entities.
        property_claims: about shown entities.
        sources: by id, every source of a claim.
        disputes: among these ties and property claims.
        known: what `graph.origins.by_party` needs.
    """

    title: str
    entities: Mapping[str, Entity]
    shown: frozenset[str]
    ties: tuple[Tie, ...]
    property_claims: tuple[PropertyClaim, ...]
    sources: Mapping[str, Source]
    disputes: tuple[Dispute, ...]
    known: Background

    def name(self, id_: str) -> str:
        """Return the name of an entity, or the id itself where the entity is not at hand."""
        entity = self.entities.get(id_)
        return entity.name if entity else id_


@dataclass(frozen=True)
class Material:
    """Records that a network is built of.

    Args:
        entities: at least every end of the claims; more than that are named in words but not drawn.
        around: further claims that say who is kin to or works for whom; they are not drawn.
    """

    entities: Sequence[Entity] = ()
    sources: Sequence[Source] = ()
    claims: Sequence[Claim] = ()
    property_claims: Sequence[PropertyClaim] = ()
    around: Sequence[Claim] = ()

    @classmethod
    def of(cls, records: Iterable[Record]) -> Material:
        """Return records of any kind, each in its place."""
        every = list(records)
        return cls(
            entities=[record for record in every if isinstance(record, Entity)],
            sources=[record for record in every if isinstance(record, Source)],
            claims=[record for record in every if isinstance(record, Claim)],
            property_claims=[record for record in every if isinstance(record, PropertyClaim)],
        )


def network(title: str, material: Material, ontology: Ontology) -> Network:
    """Build the network of claims; those that are withdrawn are left out."""
    leaves = tuple(claim for claim in material.property_claims if not claim.withdrawn_on)
    known = background(ontology, material.sources, material.entities, [*material.claims, *material.around])
    found = ties(material.claims, known, ontology)
    shown = {end for tie in found for end in (tie.subject, tie.object)}
    shown |= {claim.entity for claim in leaves}
    return Network(
        title=title,
        entities={entity.id: entity for entity in material.entities},
        shown=frozenset(shown),
        ties=tuple(found),
        property_claims=leaves,
        sources={source.id: source for source in material.sources},
        disputes=tuple(disputes(found, leaves, known, ontology)),
        known=known,
    )
