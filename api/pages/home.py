"""What the start page tells: the case in numbers, whom to begin with, and where its sources differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.pages import addresses
from graph.network import Network
from graph.ontology import Ontology
from graph.opening import opening, part, uncrowded
from graph.records import Source
from graph.store import Store
from graph.ties import STANDINGS
from graph.words import counted
from visualize.svg import TALL, WIDE, Sheet, still
from visualize.words import day


@dataclass(frozen=True)
class Case:
    """One dataset of the store, as a choice."""

    id: str
    title: str
    description: str | None
    address: str


@dataclass(frozen=True)
class Listed:
    """An entity of the opening picture, for whoever reads it as a list."""

    name: str
    kind: str
    address: str
    ties: int
    tied_to: str


@dataclass(frozen=True)
class ToldSource:
    """A source, with the picture of what it states."""

    title: str
    publisher: str
    published: str
    genre: str
    url: str
    address: str


@dataclass(frozen=True)
class Drawn:
    """A still picture, and how much of the case it shows in words."""

    picture: Markup
    said: str


@dataclass(frozen=True)
class Opening:
    """The picture that the case opens with.

    Args:
        wide, tall: the same choice on a screen and, with fewer entities, on a phone.
        explore: the address of the interactive picture of the same entities.
        kinds, standings, not_actual: what its legend explains.
    """

    wide: Drawn
    tall: Drawn
    explore: str
    entities: Sequence[Listed]
    kinds: Sequence[str]
    standings: Sequence[str]
    not_actual: bool


def cases_of(store: Store) -> list[Case]:
    """Return every dataset of the store."""
    return [
        Case(row["id"], row["title"] or row["id"], row["description"], addresses.home(dataset=row["id"]))
        for row in store.read("datasets").dicts()
    ]


def opening_of(network: Network, ontology: Ontology) -> Opening:
    """Return the picture that a network opens with."""
    chosen = opening(network, WIDE.most)
    shown = uncrowded(part(network, chosen), WIDE.beside)
    standings = {tie.standing for tie in shown.ties}
    kinds = {shown.entities[id_].kind for id_ in shown.shown}
    return Opening(
        wide=_drawn(network, ontology, WIDE),
        tall=_drawn(network, ontology, TALL),
        explore=addresses.network(among=list(chosen)),
        entities=[_listed(shown, network, id_) for id_ in chosen],
        kinds=[kind for kind in ontology.kinds if kind in kinds],
        standings=[standing for standing in STANDINGS if standing in standings],
        not_actual=any(tie.mode != "actual" for tie in shown.ties),
    )


def sources_of(network: Network) -> list[ToldSource]:
    """Return the sources of a network, in order of title."""
    found = (_source(source, network) for source in network.sources.values())
    return sorted(found, key=lambda source: source.title)


def _drawn(network: Network, ontology: Ontology, sheet: Sheet) -> Drawn:
    shown = uncrowded(part(network, opening(network, sheet.most)), sheet.beside)
    said = (
        f"{counted(len(shown.shown), 'entity')} of {len(network.shown):,}, "
        f"{counted(len(shown.ties), 'tie')} of {len(network.ties):,}"
    )
    return Drawn(still(shown, ontology, sheet, addresses.around), said)


def _listed(shown: Network, network: Network, id_: str) -> Listed:
    entity = network.entities[id_]
    others = {
        end: None
        for tie in shown.ties
        if id_ in (tie.subject, tie.object)
        for end in (tie.subject, tie.object)
        if end != id_
    }
    ties = sum(id_ in (tie.subject, tie.object) for tie in network.ties)
    tied_to = ", ".join(sorted(network.name(end) for end in others))
    return Listed(entity.name, entity.kind, addresses.around(id_), ties, tied_to)


def _source(source: Source, network: Network) -> ToldSource:
    is_web = (source.url or "").lower().startswith(("https://", "http://"))
    return ToldSource(
        title=source.title,
        publisher=network.name(source.publisher) if source.publisher else "",
        published=day(source.published) if source.published else "",
        genre=source.genre or "",
        url=(source.url or "") if is_web else "",
        address=addresses.network(of_source=source.id),
    )
