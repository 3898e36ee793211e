"""Timelines: Events and dated claims in the order in which they happened, or in which they were said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from graph.derived import Network, Tie, TieFilter, TimeAxis, span_on_axis
from graph.model import AnyClaim, Claim, DateSpan, Entity, PropertyClaim, spans_disjoint, to_utc
from graph.reading.claim_networks import load_network_with_complete_ties
from graph.reading.networks import load_network_of_dataset
from graph.reading.records import load_claims, load_entities, load_entity, load_property_claims
from graph.reading.selection import AllowedEdgeTypes, Selection, matches_ends, resolve_edge_types
from graph.store import Store


@dataclass(frozen=True)
class TimelineQuery:
    """What a timeline shows.

    Args:
        entity: the id of an entity: its ties, its property claims, and the Events that it is joined to. None
            means everything.
        dataset: the id of the dataset whose claims count; any dataset if None.
        time_axis: `valid`: when a claim was true; `said`: when it was said, or its source published.
        filter: conditions that each claim and its tie must match as well.
    """

    entity: str | None = None
    dataset: str | None = None
    time_axis: TimeAxis = "valid"
    filter: TieFilter = field(default_factory=TieFilter)


@dataclass(frozen=True)
class TimelineItem:
    """An entry of a timeline.

    Args:
        dates: its first and last date; one of them may be None.
        claim: the claim that has these dates, or for an Event the first of the claims that date it.
        tie: the tie to which the claim belongs.
        event: the Event, if the item is an Event.
        claims: the number of claims that date the Event; 0 if it has a date of its own.
    """

    dates: DateSpan
    claim: AnyClaim | None = None
    tie: Tie | None = None
    event: Entity | None = None
    claims: int = 0

    @property
    def date(self) -> str:
        """The date by which it is sorted: the first, or the last if the first is not known."""
        return self.dates[0] or self.dates[1] or ""


def load_timeline(store: Store, query: TimelineQuery) -> tuple[list[TimelineItem], Network]:
    """Return the items of a timeline in order, and the network to which they belong.

    A year comes before its months, and a month before its days.

    Raises:
        NotFoundError: no entity, dataset or source has one of the ids.
        QueryRefusedError: an edge type, family or kind is not declared.
    """
    edge_types = resolve_edge_types(store, query.filter)
    network, event_ids = _load_network(store, query)
    builder = _TimelineBuilder(network, query, edge_types, event_ids)
    items = [*builder.event_items(), *builder.tie_items(), *builder.property_items()]
    return sorted(items, key=_item_sort_key), network


def _load_network(store: Store, query: TimelineQuery) -> tuple[Network, set[str]]:
    """Return the network, and the ids of the Events that are items."""
    if query.entity is None:
        network = load_network_of_dataset(store, query.dataset)
        return network, {entity.id for entity in network.entities.values() if entity.kind == "Event"}
    entity = load_entity(store, query.entity)
    claims = load_claims(store, "claims_of_entities", ids=[entity.id])
    event_ids = {claim.event for claim in claims if claim.event} | _load_event_ids(store, entity, claims)
    within = load_claims(store, "claims_of_events", ids=sorted(event_ids)) if event_ids else []
    property_claims = load_property_claims(store, "property_claims_of_entities", ids=[entity.id])
    network = load_network_with_complete_ties(
        store, entity.name, [*claims, *within], property_claims, {entity.id, *event_ids}
    )
    return network, event_ids


def _load_event_ids(store: Store, entity: Entity, claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the Events to which claims join an entity, and its own id if it is an Event."""
    joined_ids = {id_ for claim in claims for id_ in claim.entity_ids} | {entity.id}
    return {joined.id for joined in load_entities(store, joined_ids) if joined.kind == "Event"}


class _TimelineBuilder:
    """Builds the items of a timeline from a network."""

    def __init__(
        self, network: Network, query: TimelineQuery, edge_types: AllowedEdgeTypes, event_ids: set[str]
    ) -> None:
        self._network = network
        self._query = query
        self._edge_types = edge_types
        self._event_ids = event_ids
        self._kinds = {entity.id: entity.kind for entity in network.entities.values()}

    def tie_items(self) -> Iterator[TimelineItem]:
        """Yield an item for each dated claim between two entities that concerns the query's entity."""
        for tie, claim, dates in self._dated_claims():
            if self._concerns_entity(claim):
                yield TimelineItem(dates, claim, tie)

    def property_items(self) -> Iterator[TimelineItem]:
        """Yield an item for each dated property claim, none if the filter has conditions on ties."""
        tie_filter = self._query.filter
        if tie_filter.edge_types or tie_filter.families or tie_filter.kinds or tie_filter.standings:
            return
        for claim in self._network.property_claims:
            dated = self._with_value_as_date(claim)
            dates = self._dates(dated)
            if any(dates) and self._matches(dated) and self._concerns_entity(claim):
                yield TimelineItem(dates, claim)

    def event_items(self) -> Iterator[TimelineItem]:
        """Yield an item for each Event at its own date, else at the first date of a claim that it belongs to.

        A claim that is denied or not actual does not date an Event.
        """
        dating: dict[str, list[TimelineItem]] = {}
        for tie, claim, dates in self._dated_claims():
            if claim.stance == "denied" or claim.mode != "actual":
                continue
            for id_ in claim.entity_ids | ({claim.event} if claim.event else set()):
                dating.setdefault(id_, []).append(TimelineItem(dates, claim, tie))
        for id_ in sorted(self._event_ids & self._network.entities.keys()):
            event, claim_items = self._network.entities[id_], dating.get(id_, [])
            date = event.properties.get("date")
            if isinstance(date, str) and self._query.time_axis == "valid":
                if self._own_date_matches(date, has_claims=bool(claim_items)):
                    yield TimelineItem((date, date), event=event)
            elif claim_items:
                yield replace(min(claim_items, key=_item_sort_key), event=event, claims=len(claim_items))

    def _dated_claims(self) -> Iterator[tuple[Tie, Claim, DateSpan]]:
        """Yield the matching claims of matching ties that have a date on the time axis."""
        tie_filter = self._query.filter
        selection = Selection(around=self._query.entity, filter=tie_filter)
        for tie in self._network.ties:
            if (
                (self._edge_types is None or tie.edge_type in self._edge_types)
                and (not tie_filter.standings or tie.standing in tie_filter.standings)
                and matches_ends(tie.subject, tie.object, selection, self._kinds)
            ):
                for claim in tie.claims:
                    dates = self._dates(claim)
                    if any(dates) and self._matches(claim):
                        yield tie, claim, dates

    def _dates(self, claim: AnyClaim) -> DateSpan:
        return span_on_axis(claim, self._query.time_axis, self._network.context)

    def _matches(self, claim: AnyClaim) -> bool:
        return self._query.dataset in (None, claim.dataset) and self._query.filter.matches_claim(
            claim, self._network.context
        )

    def _concerns_entity(self, claim: AnyClaim) -> bool:
        return self._query.entity is None or self._query.entity in {*claim.entity_ids, claim.event}

    def _with_value_as_date(self, claim: PropertyClaim) -> PropertyClaim:
        """Return a claim whose value is a date ("born: 1963") as a claim that was true on that date."""
        if self._network.ontology.properties[claim.property].type != "date":
            return claim
        return replace(claim, valid_from=str(claim.value), valid_until=str(claim.value))

    def _own_date_matches(self, date: str, *, has_claims: bool) -> bool:
        """Return whether an Event matches the query by its own date.

        An Event has no source, stance or dataset of a claim: if the query has conditions on these, one of the
        claims that date it must match them.
        """
        tie_filter = self._query.filter
        if spans_disjoint((date, date), tie_filter.valid_period):
            return False
        has_other_conditions = tie_filter != TieFilter(
            valid_from=tie_filter.valid_from, valid_until=tie_filter.valid_until
        )
        # Without an entity, the network is already that of the dataset.
        has_dataset_condition = self._query.dataset is not None and self._query.entity is not None
        return has_claims or not (has_other_conditions or has_dataset_condition)


def _item_sort_key(item: TimelineItem) -> tuple[str, bool, str, str]:
    """Return a sort key: a less precise date before the dates within it, an Event before its claims."""
    until = item.dates[1] or item.dates[0] or ""
    id_ = item.claim.id if item.claim else item.event.id if item.event else ""
    return to_utc(item.date), item.event is None, to_utc(until), id_
