"""The start page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.pages import start_page, urls
from api.pages.dispute_cards import told_by_rule
from api.pages.templates import rendered
from graph.derived.initial_view import opening
from graph.derived.network import Network, part, uncrowded
from graph.derived.ties import STANDINGS
from graph.errors import UnknownEntityError
from graph.model.records import Source
from graph.ontology import Ontology
from graph.presentation.sentences import counted
from graph.reading import network_of_case
from graph.reading.networks import network_of_core
from graph.reading.statistics import relationships
from graph.store import Store
from visualize.display_words import day
from visualize.svg import TALL, WIDE, Sheet, still

# So many disputes are told here; the picture of the case has them all.
DISPUTES = 24

# In a large store it is these, with the most claims, among whom the opening is chosen.
CORE = 200


def page_of(store: Store, dataset: str | None, most: int) -> str:
    """Return the start page of a case, or of all that is in the store.

    Args:
        most: of how many ties the whole is read; of a larger store its best connected part.

    Raises:
        UnknownEntityError: there is no such case.
    """
    cases = start_page.cases_of(store)
    case = next((case for case in cases if case.id == dataset), None)
    if dataset and case is None:
        raise UnknownEntityError(f"There is no case {dataset!r} in the store.", _known(cases))
    large = relationships(store) > most
    network = network_of_core(store, dataset, CORE) if large else network_of_case(store, dataset)
    if not network.shown and not dataset:
        return rendered("empty.html", title="Nothing yet")
    if case is None and len(cases) == 1:
        case = cases[0]
    return rendered(
        "home.html",
        title=case.title if case else "Everything in the store",
        description=case.description if case else None,
        counts=_counts_of_store(store) if large else _counts(network),
        among=f", chosen among the {CORE} with the most claims" if large else "",
        cases=cases,
        chosen=dataset,
        opening=start_page.opening_of(network, store.ontology),
        rules=told_by_rule(network, store.ontology, DISPUTES),
        more_disputes=len(network.disputes) if len(network.disputes) > DISPUTES else 0,
        sources=start_page.sources_of(network),
        whole_address=urls.network(dataset=dataset),
    )


def _known(cases: list[start_page.Case]) -> str:
    return f"It has: {', '.join(case.id for case in cases)}." if cases else "It is empty."


def _counts(network: Network) -> list[str]:
    return [
        counted(len(network.shown), "entity"),
        counted(len(network.ties), "tie"),
        counted(len(network.disputes), "dispute"),
        counted(len(network.sources), "source"),
    ]


def _counts_of_store(store: Store) -> list[str]:
    """Return what a large store has as a whole; its ties and disputes are not counted for a first look."""
    rows = list(store.read("counts").dicts())
    totals = {
        what: sum(row["count"] for row in rows if row["what"] == what) for what in ("entities", "claims")
    }
    return [counted(totals["entities"], "entity"), counted(totals["claims"], "claim")]


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
        Case(row["id"], row["title"] or row["id"], row["description"], urls.home(dataset=row["id"]))
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
        explore=urls.network(among=list(chosen)),
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
    return Drawn(still(shown, ontology, sheet, urls.around), said)


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
    return Listed(entity.name, entity.kind, urls.around(id_), ties, tied_to)


def _source(source: Source, network: Network) -> ToldSource:
    is_web = (source.url or "").lower().startswith(("https://", "http://"))
    return ToldSource(
        title=source.title,
        publisher=network.name(source.publisher) if source.publisher else "",
        published=day(source.published) if source.published else "",
        genre=source.genre or "",
        url=(source.url or "") if is_web else "",
        address=urls.network(of_source=source.id),
    )
