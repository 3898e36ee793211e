"""A network: any set of ties with all that is needed to draw them and to say who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.derived.attribution import Background, background
from graph.derived.disputes import Dispute, disputes
from graph.derived.ties import Tie, ties
from graph.model.records import Claim, Entity, PropertyClaim, Record, Source
from graph.model.references import named_by_claims, named_by_sources
from graph.ontology import Ontology

# Between the same two entities so many ties are shown.
BESIDE = 3


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
        known: what `graph.derived.attribution.by_party` needs.
    """

    title: str
    entities: Mapping[str, Entity]
    shown: frozenset[str]
    ties: tuple[Tie, ...]
    property_claims: tuple[PropertyClaim, ...]
    sources: Mapping[str, Source]
    disputes: tuple[Dispute, ...]
    context: Background

    def name(self, id_: str) -> str:
        """Return the name of an entity, or the id itself where the entity is not at hand."""
        entity = self.entities.get(id_)
        return entity.name if entity else id_


@dataclass(frozen=True)
class NetworkRecords:
    """Records that a network is built of.

    Args:
        entities: at least every end of the claims; more than that are named in words but not drawn.
        around: further claims that say who is kin to or works for whom; they are not drawn.
    """

    entities: Sequence[Entity] = ()
    sources: Sequence[Source] = ()
    claims: Sequence[Claim] = ()
    property_claims: Sequence[PropertyClaim] = ()
    affiliations: Sequence[Claim] = ()

    @classmethod
    def of(cls, records: Iterable[Record]) -> NetworkRecords:
        """Return records of any kind, each in its place."""
        every = list(records)
        return cls(
            entities=[record for record in every if isinstance(record, Entity)],
            sources=[record for record in every if isinstance(record, Source)],
            claims=[record for record in every if isinstance(record, Claim)],
            property_claims=[record for record in every if isinstance(record, PropertyClaim)],
        )


def build_network(title: str, records: NetworkRecords, ontology: Ontology) -> Network:
    """Build the network of claims; those that are withdrawn are left out."""
    leaves = tuple(claim for claim in records.property_claims if not claim.withdrawn_on)
    known = background(ontology, records.sources, records.entities, [*records.claims, *records.affiliations])
    found = ties(records.claims, known, ontology)
    shown = {end for tie in found for end in (tie.subject, tie.object)}
    shown |= {claim.entity for claim in leaves}
    return Network(
        title=title,
        entities={entity.id: entity for entity in records.entities},
        shown=frozenset(shown),
        ties=tuple(found),
        property_claims=leaves,
        sources={source.id: source for source in records.sources},
        disputes=tuple(disputes(found, leaves, known, ontology)),
        context=known,
    )


def only_mentioned(
    network: Network, claims: Iterable[Claim | PropertyClaim], ontology: Ontology, further: Iterable[str] = ()
) -> Network:
    """Return the network with the entities and sources alone that these claims name.

    Args:
        further: ids of entities to keep besides.
    """
    claims = list(claims)
    cited = {claim.source for claim in claims}
    cited |= {
        parent for id_ in cited & network.sources.keys() for parent in network.sources[id_].derived_from
    }
    sources = {id_: source for id_, source in network.sources.items() if id_ in cited}
    named = named_by_claims(claims, ontology) | named_by_sources(sources.values()) | set(further)
    entities = {id_: entity for id_, entity in network.entities.items() if id_ in named}
    return replace(network, entities=entities, sources=sources)


def part(network: Network, ids: tuple[str, ...]) -> Network:
    """Return the network of these of its entities alone, with the ties and disputes among them."""
    shown = network.shown & set(ids)
    ties = tuple(tie for tie in network.ties if tie.subject in shown and tie.object in shown)
    kept = {tie.id for tie in ties}
    return replace(
        network,
        shown=shown,
        ties=ties,
        property_claims=tuple(claim for claim in network.property_claims if claim.entity in shown),
        disputes=tuple(
            dispute
            for dispute in network.disputes
            if (dispute.tie.id in kept if dispute.tie else dispute.entity in shown)
        ),
    )


def uncrowded(network: Network, most: int = BESIDE) -> Network:
    """Return the network with no more than so many ties between any two entities: those that are disputed
    come first, then those with the most claims.
    """
    beside: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in network.ties:
        beside[frozenset((tie.subject, tie.object))].append(tie)
    kept = {
        tie.id
        for ties in beside.values()
        for tie in sorted(ties, key=lambda tie: (tie.standing != "disputed", -len(tie.claims)))[:most]
    }
    return replace(network, ties=tuple(tie for tie in network.ties if tie.id in kept))


def only_with(network: Network, found: Iterable[Claim]) -> Network:
    """Return the network with those ties alone to which one of the claims that were found belongs."""
    wanted = {claim.id for claim in found}
    kept = tuple(tie for tie in network.ties if any(claim.id in wanted for claim in tie.claims))
    ends = {end for tie in kept for end in (tie.subject, tie.object)}
    ids = {tie.id for tie in kept}
    return replace(
        network,
        ties=kept,
        shown=frozenset(ends | {claim.entity for claim in network.property_claims}),
        disputes=tuple(
            dispute for dispute in network.disputes if dispute.tie is None or dispute.tie.id in ids
        ),
    )
