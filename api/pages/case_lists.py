"""Lists of a start page: the sources of a case, and its entities where no tie joins two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages import urls
from graph.derived import Network
from graph.model import Source
from graph.presentation import format_date
from graph.reading import load_network_of_most_connected
from graph.store import Store

MAX_LOOSE_ENTITIES = 60


@dataclass(frozen=True)
class ListedSource:
    """A source as an item of a list.

    Args:
        source_url: where it can be read.
        url: of its page.
        picture_url: of the picture of what it states.
    """

    title: str
    publisher: str
    published: str
    genre: str
    source_url: str
    url: str
    picture_url: str


@dataclass(frozen=True)
class LooseEntity:
    """An entity that no tie joins to another, as an item of a list."""

    name: str
    kind: str
    url: str


def list_sources(network: Network) -> list[ListedSource]:
    """Return the sources of a network in the order of their titles."""
    sources = (_list_source(source, network) for source in network.sources.values())
    return sorted(sources, key=lambda source: source.title)


def list_loose_entities(store: Store, network: Network, dataset: str | None) -> Sequence[LooseEntity]:
    """Return some entities of a case without ties, those with stated properties first."""
    with_properties = [network.entities[id_] for id_ in sorted(network.shown_ids)]
    entities = with_properties[:MAX_LOOSE_ENTITIES] or list(
        load_network_of_most_connected(store, dataset, MAX_LOOSE_ENTITIES).entities.values()
    )
    return [LooseEntity(entity.name, entity.kind, urls.entity_url(entity.id)) for entity in entities]


def _list_source(source: Source, network: Network) -> ListedSource:
    return ListedSource(
        title=source.title,
        publisher=network.name_in_text(source.publisher) if source.publisher else "",
        published=format_date(source.published) if source.published else "",
        genre=source.genre or "",
        source_url=source.web_url or "",
        url=urls.source_url(source.id),
        picture_url=urls.network_url(of_source=source.id),
    )
