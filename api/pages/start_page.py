"""The start page: a case, or all cases, with an initial picture, its disputes and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.pages import urls
from api.pages.dispute_cards import build_cards_by_rule
from api.pages.templates import render_template
from graph.derived import STANDINGS, Dispute, Network, select_initial_entities
from graph.errors import NotFoundError
from graph.model import Source
from graph.ontology import Ontology
from graph.presentation import format_date, pluralise
from graph.reading import (
    DisputeQuery,
    count_relationships,
    load_disputes,
    load_network_of_dataset,
    load_network_of_most_connected,
)
from graph.store import Store
from visualize.positions import count_ties
from visualize.svg import TALL, WIDE, PictureFormat, render_static_svg

# The page lists this many disputes; the interactive picture of the case lists all.
MAX_DISPUTES = 24

# Of a large store, only the network of this many entities with the most claims is read.
MAX_ENTITIES_OF_LARGE_STORE = 200


@dataclass(frozen=True)
class DatasetLink:
    """A case in the store, as a link to its start page."""

    id: str
    title: str
    description: str | None
    url: str


@dataclass(frozen=True)
class FormattedPicture:
    """A static picture, and in words how much of the case it shows."""

    svg: Markup
    extent: str


@dataclass(frozen=True)
class ListedEntity:
    """An entity of the picture as an item of a list.

    Args:
        tie_count: in the complete network.
        neighbours: the names of its neighbours in the picture.
    """

    name: str
    kind: str
    url: str
    tie_count: int
    neighbours: str


@dataclass(frozen=True)
class InitialPicture:
    """The picture of a case on its start page.

    Args:
        wide, tall: the picture for screens and, with fewer entities, for phones.
        explore_url: of the interactive picture of the same entities.
        entities: those of the wide picture.
        kinds, standings, has_not_actual: what the legend explains.
    """

    wide: FormattedPicture
    tall: FormattedPicture
    explore_url: str
    entities: Sequence[ListedEntity]
    kinds: Sequence[str]
    standings: Sequence[str]
    has_not_actual: bool


@dataclass(frozen=True)
class ListedSource:
    """A source as an item of a list.

    Args:
        source_url: where it can be read.
        url: of the picture of what it states.
    """

    title: str
    publisher: str
    published: str
    genre: str
    source_url: str
    url: str


def render_start_page(store: Store, dataset: str | None, max_ties: int) -> str:
    """Return the start page of a case, or of everything in the store.

    Args:
        dataset: the id of the case; None for everything.
        max_ties: if the store has more relationships, only its best connected part is read.

    Raises:
        NotFoundError: there is no such case.
    """
    cases = _load_cases(store)
    case = next((case for case in cases if case.id == dataset), None)
    if dataset and case is None:
        raise NotFoundError(f"There is no case {dataset!r} in the store.", _list_ids(cases))
    is_large = count_relationships(store) > max_ties
    if is_large:
        network = load_network_of_most_connected(store, dataset, MAX_ENTITIES_OF_LARGE_STORE)
    else:
        network = load_network_of_dataset(store, dataset)
    if not network.shown_ids and not dataset:
        return render_template("empty_store.html", title="The store is empty")
    if case is None and len(cases) == 1:
        case = cases[0]
    # Of a large store, the disputes are those of the network that is drawn.
    disputes, named = (
        (list(network.disputes), network) if is_large else load_disputes(store, DisputeQuery(dataset=dataset))
    )
    most_connected = f"the {MAX_ENTITIES_OF_LARGE_STORE} entities with the most claims" if is_large else ""
    return render_template(
        "start.html",
        title=case.title if case else "Everything in the store",
        description=case.description if case else None,
        counts=_count_records(store) if is_large else _count_network(network, disputes),
        most_connected=most_connected,
        cases=cases,
        dataset=dataset,
        picture=_build_initial_picture(network, store.ontology),
        rules=build_cards_by_rule(disputes[:MAX_DISPUTES], named, store.ontology, count_ties(network)),
        dispute_count=len(disputes),
        has_more_disputes=len(disputes) > MAX_DISPUTES,
        sources=_list_sources(network),
        network_url=urls.network_url(dataset=dataset),
    )


def _load_cases(store: Store) -> list[DatasetLink]:
    return [
        DatasetLink(
            row["id"], row["title"] or row["id"], row["description"], urls.start_page_url(dataset=row["id"])
        )
        for row in store.read("datasets").dicts()
    ]


def _list_ids(cases: list[DatasetLink]) -> str:
    return f"It has: {', '.join(case.id for case in cases)}." if cases else "It is empty."


def _count_network(network: Network, disputes: Sequence[Dispute]) -> list[str]:
    return [
        pluralise(len(network.shown_ids), "entity"),
        pluralise(len(network.ties), "tie"),
        pluralise(len(disputes), "dispute"),
        pluralise(len(network.sources), "source"),
    ]


def _count_records(store: Store) -> list[str]:
    """Return the numbers of entities and claims; counting the ties of a large store would take too long."""
    rows = list(store.read("record_counts").dicts())
    return [
        pluralise(sum(row["count"] for row in rows if row["category"] == category), noun)
        for category, noun in (("entities", "entity"), ("claims", "claim"))
    ]


def _build_initial_picture(network: Network, ontology: Ontology) -> InitialPicture:
    entity_ids = select_initial_entities(network, WIDE.max_entities)
    shown = network.subnetwork(entity_ids).limit_parallel_ties(WIDE.max_parallel_ties)
    standings = {tie.standing for tie in shown.ties}
    kinds = {shown.entities[id_].kind for id_ in shown.shown_ids}
    tie_counts = count_ties(network)
    return InitialPicture(
        wide=_draw(network, ontology, WIDE),
        tall=_draw(network, ontology, TALL),
        explore_url=urls.network_url(among=list(entity_ids)),
        entities=[_list_entity(id_, shown, tie_counts[id_]) for id_ in entity_ids],
        kinds=[kind for kind in ontology.kinds if kind in kinds],
        standings=[standing for standing in STANDINGS if standing in standings],
        has_not_actual=any(tie.mode != "actual" for tie in shown.ties),
    )


def _draw(network: Network, ontology: Ontology, picture_format: PictureFormat) -> FormattedPicture:
    entity_ids = select_initial_entities(network, picture_format.max_entities)
    shown = network.subnetwork(entity_ids).limit_parallel_ties(picture_format.max_parallel_ties)
    extent = (
        f"{pluralise(len(shown.shown_ids), 'entity')} of {len(network.shown_ids):,}, "
        f"{pluralise(len(shown.ties), 'tie')} of {len(network.ties):,}"
    )
    return FormattedPicture(render_static_svg(shown, ontology, picture_format, urls.entity_url), extent)


def _list_entity(id_: str, shown: Network, tie_count: int) -> ListedEntity:
    entity = shown.entities[id_]
    neighbour_ids = {
        end for tie in shown.ties if id_ in (tie.subject, tie.object) for end in (tie.subject, tie.object)
    } - {id_}
    neighbours = ", ".join(sorted(map(shown.name, neighbour_ids)))
    return ListedEntity(entity.name, entity.kind, urls.entity_url(id_), tie_count, neighbours)


def _list_sources(network: Network) -> list[ListedSource]:
    """Return the sources of a network in the order of their titles."""
    sources = (_list_source(source, network) for source in network.sources.values())
    return sorted(sources, key=lambda source: source.title)


def _list_source(source: Source, network: Network) -> ListedSource:
    is_web = (source.url or "").lower().startswith(("https://", "http://"))
    return ListedSource(
        title=source.title,
        publisher=network.name(source.publisher) if source.publisher else "",
        published=format_date(source.published) if source.published else "",
        genre=source.genre or "",
        source_url=(source.url or "") if is_web else "",
        url=urls.network_url(of_source=source.id),
    )
