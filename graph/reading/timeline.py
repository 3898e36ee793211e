"""What happened when, or was said when: Events and dated claims in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from graph.derived.filters import Filter
from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.model.dates import apart, normal
from graph.model.records import Claim, Entity, PropertyClaim, ends
from graph.ontology import Ontology
from graph.reading.networks import network_of_case, network_of_claims
from graph.reading.records import claims, entities, entity, property_claims
from graph.reading.selection import Selection, of_kind, types_asked
from graph.store import Store

Clock: TypeAlias = Literal["true", "said"]
Dates: TypeAlias = tuple[str | None, str | None]


@dataclass(frozen=True)
class TimelineWanted:
    """Of what a timeline is asked for.

    Args:
        entity: the id of an entity: its ties, what is said of it, and the Events in which it is.
        dataset: the id of a case.
        clock: `true`: when it was true; `said`: when it was said, or its source published.
        filter: what is asked of claims besides.
    """

    entity: str | None = None
    dataset: str | None = None
    clock: Clock = "true"
    filter: Filter = field(default_factory=Filter)


@dataclass(frozen=True)
class Item:
    """One place in time.

    Args:
        dates: from and until; one of them may be open.
        claim: the claim that has these dates, or the first that dates `event`.
        tie: to which the claim belongs.
        event: an Event that is an item by itself.
        claims: how many claims date the event; 0 where it has a date of its own.
    """

    dates: Dates
    claim: Claim | PropertyClaim | None = None
    tie: Tie | None = None
    event: Entity | None = None
    claims: int = 0

    @property
    def date(self) -> str:
        """Where it stands in the order."""
        return self.dates[0] or self.dates[1] or ""


def timeline(store: Store, wanted: TimelineWanted) -> tuple[list[Item], Network]:
    """Return the items in their order, a year before its months and those before their days, and the network
    in which they are.

    Raises:
        UnknownEntityError: there is no such entity or case.
        QueryRefusedError: a type, family or kind is not declared.
    """
    types = types_asked(store, wanted.filter)
    network, events = _network(store, wanted)
    items = _Items(network, wanted, store.ontology, types, events)
    return sorted([*items.of_events(), *items.of_ties(), *items.of_properties()], key=_order), network


def _network(store: Store, wanted: TimelineWanted) -> tuple[Network, set[str]]:
    """Return the network, and the ids of the Events that are items."""
    if wanted.entity is None:
        case = network_of_case(store, wanted.dataset)
        return case, {id_ for id_, one in case.entities.items() if one.kind == "Event"}
    centre = entity(store, wanted.entity)
    related = claims(store, "claims_of_entities", ids=[centre.id])
    events = {claim.event for claim in related if claim.event} | _events(store, centre, related)
    within = claims(store, "claims_of_events", ids=sorted(events)) if events else []
    leaves = property_claims(store, "property_claims_of_entities", ids=[centre.id])
    shown = {centre.id, *events}
    return network_of_claims(store, centre.name, [*related, *within], leaves, shown), events


def _events(store: Store, centre: Entity, related: Iterable[Claim]) -> set[str]:
    """Return the ids of the Events to which an entity is joined by these claims, or that it is itself."""
    others = {end for claim in related for end in ends(claim)}
    return {one.id for one in entities(store, others | {centre.id}) if one.kind == "Event"}


class _Items:
    """Makes the items of a network."""

    def __init__(
        self,
        network: Network,
        wanted: TimelineWanted,
        ontology: Ontology,
        types: tuple[str, ...] | None,
        events: set[str],
    ) -> None:
        self.network = network
        self.wanted = wanted
        self.ontology = ontology
        self.types = types
        self.events = events
        self.kinds = {id_: one.kind for id_, one in network.entities.items()}

    def of_ties(self) -> Iterator[Item]:
        for tie, claim, dates in self._dated():
            if self._is_of_the_entity(claim):
                yield Item(dates, claim, tie)

    def of_properties(self) -> Iterator[Item]:
        asked = self.wanted.filter
        if asked.types or asked.families or asked.kinds or asked.standings:
            return
        for claim in self.network.property_claims:
            dated = self._with_value_as_date(claim)
            dates = self._dates(dated)
            if any(dates) and self._is_wanted(dated) and self._is_of_the_entity(claim):
                yield Item(dates, claim)

    def of_events(self) -> Iterator[Item]:
        """Yield each Event at its own date, else at the first date of a claim of it: a denial gives none."""
        within: dict[str, list[Item]] = {}
        for tie, claim, dates in self._dated():
            if claim.stance == "denied" or claim.mode != "actual":
                continue
            for id_ in ends(claim) | ({claim.event} if claim.event else set()):
                within.setdefault(id_, []).append(Item(dates, claim, tie))
        for id_ in sorted(self.events & self.network.entities.keys()):
            one, in_it = self.network.entities[id_], within.get(id_, [])
            own = one.properties.get("date")
            if isinstance(own, str) and self.wanted.clock == "true":
                if self._own_date_fits(own, in_it):
                    yield Item((own, own), event=one)
            elif in_it:
                yield replace(min(in_it, key=_order), event=one, claims=len(in_it))

    def _dated(self) -> Iterator[tuple[Tie, Claim, Dates]]:
        asked = self.wanted.filter
        selection = Selection(around=self.wanted.entity, filter=asked)
        for tie in self.network.ties:
            if (
                (self.types is None or tie.edge_type in self.types)
                and (not asked.standings or tie.standing in asked.standings)
                and of_kind(tie.subject, tie.object, selection, self.kinds)
            ):
                for claim in tie.claims:
                    dates = self._dates(claim)
                    if any(dates) and self._is_wanted(claim):
                        yield tie, claim, dates

    def _dates(self, claim: Claim | PropertyClaim) -> Dates:
        if self.wanted.clock == "true":
            return claim.valid_from, claim.valid_until
        source = self.network.sources.get(claim.source)
        said = claim.said_on or (source.published if source else None)
        return said, said

    def _is_wanted(self, claim: Claim | PropertyClaim) -> bool:
        return self.wanted.dataset in (None, claim.dataset) and self.wanted.filter.fits_claim(
            claim, self.network.context
        )

    def _is_of_the_entity(self, claim: Claim | PropertyClaim) -> bool:
        return self.wanted.entity is None or self.wanted.entity in {*ends(claim), claim.event}

    def _with_value_as_date(self, claim: PropertyClaim) -> PropertyClaim:
        """Return a claim of a date ("born: 1963") as one that was true then."""
        if self.ontology.properties[claim.property].type != "date":
            return claim
        return replace(claim, valid_from=str(claim.value), valid_until=str(claim.value))

    def _own_date_fits(self, own: str, within: list[Item]) -> bool:
        asked = self.wanted.filter
        if apart((own, own), (asked.true_from, asked.true_until)):
            return False
        only_dates = Filter(true_from=asked.true_from, true_until=asked.true_until)
        of_case = self.wanted.dataset is None or self.wanted.entity is None
        return (asked == only_dates and of_case) or bool(within)


def _order(item: Item) -> tuple[str, bool, str, str]:
    """A cut date stands before those that it holds, and an Event before what happened in it."""
    until = item.dates[1] or item.dates[0] or ""
    last = item.claim.id if item.claim else item.event.id if item.event else ""
    return normal(item.date), item.event is None, normal(until), last
