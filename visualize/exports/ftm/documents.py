"""Sources as documents of FollowTheMoney."""

from __future__ import annotations

from typing import Any

from graph.derived import Network
from graph.model import Source
from visualize.exports.ftm.ids import FtmIds
from visualize.exports.ftm.library import ProxyBuilder


def make_document(source: Source, network: Network, ids: FtmIds) -> dict[str, Any]:
    """Return a source as it is written: a `Document`, which says nothing of what kind of text it is."""
    proxy = ProxyBuilder(ids.get(source.id, (source.dataset,)), "Document")
    proxy.add("title", source.title)
    proxy.add("fileName", source.title)
    for author in source.author:
        proxy.add("author", network.name(author))
    optional = {
        "publisher": network.name(source.publisher) if source.publisher else None,
        "publishedAt": source.published,
        "retrievedAt": source.retrieved,
        "sourceUrl": source.url,
        "language": source.language,
        "summary": source.note,
    }
    for name, value in optional.items():
        if value:
            proxy.add(name, value)
    said = _extend(source, network, ids)
    return {**proxy.to_dict(), "casegraph": said} if said else proxy.to_dict()


def _extend(source: Source, network: Network, ids: FtmIds) -> dict[str, Any]:
    """Return what a document has no property for, with ids of the file.

    Without its writers, two sources of one author would confirm each other. Only those are named that are in
    the file, because a source that refers to another is refused with all that it says.
    """
    known = [id_ for id_ in source.author if id_ in network.entities]
    publisher = source.publisher if source.publisher in network.entities else None
    values = {
        "publisher": ids.get_entity(network.entities[publisher]) if publisher else None,
        "author": [ids.get_entity(network.entities[author]) for author in known],
        "derived_from": [
            ids.get(parent, (source.dataset,)) for parent in source.derived_from if parent in network.sources
        ],
        "genre": source.genre,
        "published_basis": source.published_basis,
        "published": source.published if "T" in (source.published or "") else None,
    }
    return {name: value for name, value in values.items() if value}
