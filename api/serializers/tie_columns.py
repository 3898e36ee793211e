"""Ties in columns: each property once, as a list with a value for each tie. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model.claim_summary import LightClaim
from graph.reading.tie_summaries import LightTies


def columns(found: LightTies) -> dict[str, Any]:
    """Return ties, their ends and their sources in columns; a tie names the other two by their place."""
    entities, sources, ties = found.entities, found.sources, found.ties
    place = {id_: number for number, id_ in enumerate(entities)}
    cited = {id_: number for number, id_ in enumerate(sources)}
    return {
        "entities": {
            "id": list(entities),
            "kind": [entity.kind for entity in entities.values()],
            "name": [entity.name for entity in entities.values()],
            "named": [entity.named for entity in entities.values()],
        },
        "sources": {
            "id": list(sources),
            "title": [source.title for source in sources.values()],
            "published": [source.published for source in sources.values()],
        },
        "ties": {
            "id": [tie.id for tie in ties],
            "subject": [place[tie.subject] for tie in ties],
            "object": [place[tie.object] for tie in ties],
            "edge_type": [tie.edge_type for tie in ties],
            "mode": [tie.mode for tie in ties],
            "standing": [tie.standing for tie in ties],
            "identifying": [dict(tie.identifying) if tie.identifying else None for tie in ties],
            "claims": [len(tie.claims) for tie in ties],
            "sources": [_places(tie.claims, cited) for tie in ties],
        },
    }


def _places(claims: Sequence[LightClaim], cited: Mapping[str, int]) -> list[int]:
    """Return the places of the sources of claims."""
    if len(claims) == 1:
        source = claims[0].source
        return [cited[source]] if source in cited else []
    return sorted({cited[claim.source] for claim in claims if claim.source in cited})
