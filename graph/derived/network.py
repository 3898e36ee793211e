"""A network: a set of ties with everything that is needed to draw them and to say who states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.derived.attribution import AttributionContext, build_attribution_context
from graph.derived.disputes import Dispute, find_disputes
from graph.derived.ties import Tie, build_ties
from graph.model import (
    AnyClaim,
    Claim,
    Entity,
    PropertyClaim,
    Record,
    Source,
    entity_ids_in_claims,
    entity_ids_in_sources,
    isolate,
)
from graph.ontology import Ontology

# Default number of ties that a picture shows between the same two entities.
MAX_PARALLEL_TIES = 3


@dataclass(frozen=True)
class Network:
    """What a picture draws and a report lists.

    The methods that cut a network to some of its ties and entities keep every property claim of each entity
    that is still shown, so that no dispute about a property loses a side.

    Args:
        title: of the picture, in plain words.
        entities: by id: both ends of every tie, every speaker, author, publisher, and every other entity that
            a claim names.
        shown_ids: ids of the entities that are nodes of the picture.
        ties: between shown entities.
        property_claims: about shown entities.
        sources: by id: the source of every claim, and the sources that these repeat.
        context: the look-ups that `graph.derived.attribution` needs for claims of this network.
        ontology: declares the edge types and properties of the claims.
    """

    title: str
    entities: Mapping[str, Entity]
    shown_ids: frozenset[str]
    ties: tuple[Tie, ...]
    property_claims: tuple[PropertyClaim, ...]
    sources: Mapping[str, Source]
    context: AttributionContext
    ontology: Ontology = field(repr=False, compare=False)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The disputes among its ties and property claims, found when they are first needed."""
        return tuple(find_disputes(self.ties, self.property_claims, self.context, self.ontology))

    @cached_property
    def event_disputes_by_tie(self) -> Mapping[str, Sequence[Dispute]]:
        """The disputes about the dates of an event, by the id of the tie that has them."""
        by_tie: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in self.disputes:
            if dispute.tie and dispute.event:
                by_tie[dispute.tie.id].append(dispute)
        return dict(by_tie)

    def name(self, id_: str) -> str:
        """Return the name of an entity, or its id if the network does not contain the entity."""
        entity = self.entities.get(id_)
        return entity.name if entity else id_

    def name_in_text(self, id_: str) -> str:
        """Return the name of an entity for use in a sentence (see `graph.model.bidi`)."""
        return isolate(self.name(id_))

    def subnetwork(self, entity_ids: Iterable[str]) -> Network:
        """Return the network of some of the shown entities, with the ties among them."""
        shown_ids = self.shown_ids & set(entity_ids)
        ties = (tie for tie in self.ties if tie.subject in shown_ids and tie.object in shown_ids)
        return self._cut(ties, shown_ids)

    def with_ties(self, ties: Iterable[Tie], entity_ids: Iterable[str] = ()) -> Network:
        """Return the network of some of its ties, in the order of the network.

        Args:
            ties: the ties to keep; they and the entities that they join are shown.
            entity_ids: ids of entities to show even if no tie joins them.
        """
        tie_ids = {tie.id for tie in ties}
        kept = [tie for tie in self.ties if tie.id in tie_ids]
        joined = {id_ for tie in kept for id_ in (tie.subject, tie.object)}
        return self._cut(kept, joined | (self.entities.keys() & set(entity_ids)))

    def with_claims(self, claims: Iterable[AnyClaim], entity_ids: Iterable[str] = ()) -> Network:
        """Return the network of the ties and properties to which claims belong.

        Args:
            claims: each tie that contains one of them is kept with all its claims; the entity of a property
                that one of them is about is shown.
            entity_ids: ids of entities to show even if no tie joins them.
        """
        claims = list(claims)
        claim_ids = {claim.id for claim in claims if isinstance(claim, Claim)}
        properties = {(claim.entity, claim.property) for claim in claims if isinstance(claim, PropertyClaim)}
        described = {
            claim.entity for claim in self.property_claims if (claim.entity, claim.property) in properties
        }
        ties = (tie for tie in self.ties if any(claim.id in claim_ids for claim in tie.claims))
        return self.with_ties(ties, described | set(entity_ids))

    def limit_parallel_ties(self, max_ties: int = MAX_PARALLEL_TIES) -> Network:
        """Return the network with at most `max_ties` ties between any two entities.

        Ties in a dispute are preferred, then those with the most claims.
        """
        parallel: dict[frozenset[str], list[Tie]] = defaultdict(list)
        for tie in self.ties:
            parallel[frozenset((tie.subject, tie.object))].append(tie)
        disputed_ids = {dispute.tie.id for dispute in self.disputes if dispute.tie}
        kept = {
            tie.id
            for ties in parallel.values()
            for tie in sorted(ties, key=lambda tie: (tie.id not in disputed_ids, -len(tie.claims)))[:max_ties]
        }
        return self._cut((tie for tie in self.ties if tie.id in kept), self.shown_ids)

    def _cut(self, ties: Iterable[Tie], shown_ids: Iterable[str]) -> Network:
        """Return the network with these ties and shown entities alone."""
        shown_ids = frozenset(shown_ids)
        property_claims = tuple(claim for claim in self.property_claims if claim.entity in shown_ids)
        return replace(self, ties=tuple(ties), shown_ids=shown_ids, property_claims=property_claims)

    def limited_to_mentions(self, claims: Iterable[AnyClaim], entity_ids: Iterable[str] = ()) -> Network:
        """Return the network with only the entities and sources that claims mention; the ties stay the same.

        An answer with a page of claims needs the names in it, and not those of the complete network.

        Args:
            entity_ids: ids of further entities to keep.
        """
        claims = list(claims)
        cited = {claim.source for claim in claims}
        cited |= {parent for id_ in cited & self.sources.keys() for parent in self.sources[id_].derived_from}
        sources = {id_: source for id_, source in self.sources.items() if id_ in cited}
        mentioned = entity_ids_in_claims(claims, self.ontology) | entity_ids_in_sources(sources.values())
        mentioned |= set(entity_ids)
        entities = {id_: entity for id_, entity in self.entities.items() if id_ in mentioned}
        return replace(self, entities=entities, sources=sources)


@dataclass(frozen=True)
class NetworkRecords:
    """The records of which a network is built.

    Args:
        entities: at least every entity that a claim or property claim is about; others are named, but not
            shown.
        claims: all the claims of each tie.
        property_claims: all the claims of each property.
        affiliations: further claims that say which entities are kin or work for each other; they are not
            drawn.
    """

    entities: Sequence[Entity] = ()
    sources: Sequence[Source] = ()
    claims: Sequence[Claim] = ()
    property_claims: Sequence[PropertyClaim] = ()
    affiliations: Sequence[Claim] = ()

    @classmethod
    def from_records(cls, records: Iterable[Record]) -> NetworkRecords:
        """Sort records by their type."""
        records = list(records)
        return cls(
            entities=[record for record in records if isinstance(record, Entity)],
            sources=[record for record in records if isinstance(record, Source)],
            claims=[record for record in records if isinstance(record, Claim)],
            property_claims=[record for record in records if isinstance(record, PropertyClaim)],
        )


def build_network(title: str, records: NetworkRecords, ontology: Ontology) -> Network:
    """Build the network of claims; withdrawn claims are left out."""
    property_claims = tuple(claim for claim in records.property_claims if not claim.withdrawn_on)
    context = build_attribution_context(
        ontology, records.sources, records.entities, [*records.claims, *records.affiliations]
    )
    ties = tuple(build_ties(records.claims, context, ontology))
    shown_ids = {id_ for tie in ties for id_ in (tie.subject, tie.object)}
    shown_ids |= {claim.entity for claim in property_claims}
    return Network(
        title=title,
        entities={entity.id: entity for entity in records.entities},
        shown_ids=frozenset(shown_ids),
        ties=ties,
        property_claims=property_claims,
        sources={source.id: source for source in records.sources},
        context=context,
        ontology=ontology,
    )
