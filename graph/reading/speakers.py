"""Who speaks for whom in the store."""

from __future__ import annotations

from collections.abc import Iterable

from graph.derived.speakers import Speaker, speakers, types_of_speakers
from graph.model.records import Claim
from graph.reading.records import case_of, claims, entities, entity, sources
from graph.store import Store


def find_speakers(store: Store, id_: str | None = None, dataset: str | None = None) -> list[Speaker]:
    """Return who speaks for, against or on behalf of whom.

    Args:
        id_: of an entity that speaks or is spoken of; anyone where None.
        dataset: by the claims of this case alone.

    Raises:
        UnknownEntityError: there is no such entity or case.
    """
    types = types_of_speakers(store.ontology)
    if id_ is not None:
        entity(store, id_)
    if dataset is None:
        found = claims(store, "claims_of_types", types=types)
    else:
        cited = case_of(store, dataset)[1]
        found = claims(store, "claims_of_dataset", dataset=dataset, sources=cited, types=types)
    cited_by_id = {source.id: source for source in sources(store, {claim.source for claim in found})}
    rows = speakers(found, cited_by_id, _offences(store, found), store.ontology)
    return [row for row in rows if id_ in (None, row.speaker, row.target)]


def _offences(store: Store, found: Iterable[Claim]) -> set[str]:
    """Return the ids of the Events whose very type tells against those who take part in them."""
    wanted: dict[str, str] = {}
    for claim in found:
        adverse = store.ontology.edge_types[claim.edge_type].adverse
        if adverse and adverse.of_events:
            wanted[claim.object] = adverse.of_events
    events = entities(store, wanted) if wanted else []
    return {event.id for event in events if event.properties.get("type") == wanted[event.id]}
