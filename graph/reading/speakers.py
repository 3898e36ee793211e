"""Speakers read from the store: which entities speak for or against which others, and on whose behalf."""

from __future__ import annotations

from collections.abc import Iterable

from graph.derived import SpeakerSide, find_speakers, get_speaker_edge_types
from graph.model import Claim
from graph.reading.records import load_claims, load_entities, load_entity, load_sources, require_dataset
from graph.store import Store


def load_speakers(store: Store, id_: str | None = None, dataset: str | None = None) -> list[SpeakerSide]:
    """Return which entities speak for, against or on behalf of which others.

    Args:
        id_: the id of an entity that is the speaker or the target; any entity if None.
        dataset: the id of the dataset whose claims count; those of every dataset if None.

    Raises:
        NotFoundError: no entity or dataset has this id.
    """
    edge_types = get_speaker_edge_types(store.ontology)
    if id_ is not None:
        load_entity(store, id_)
    if dataset is None:
        claims = load_claims(store, "claims_of_edge_types", edge_types=edge_types)
    else:
        _, cited = require_dataset(store, dataset)
        claims = load_claims(
            store, "claims_of_dataset", dataset=dataset, sources=cited, edge_types=edge_types
        )
    sources = {source.id: source for source in load_sources(store, {claim.source for claim in claims})}
    sides = find_speakers(claims, sources, _load_offence_ids(store, claims), store.ontology)
    return [side for side in sides if id_ in (None, side.speaker, side.target)]


def _load_offence_ids(store: Store, claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the Events of a type that makes it adverse to say that someone took part in them."""
    adverse_types: dict[str, str] = {}
    for claim in claims:
        adverse = store.ontology.edge_types[claim.edge_type].adverse
        if adverse and adverse.of_events:
            adverse_types[claim.object] = adverse.of_events
    events = load_entities(store, adverse_types) if adverse_types else []
    return {event.id for event in events if event.properties.get("type") == adverse_types[event.id]}
