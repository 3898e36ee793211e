"""Ties as columns: a list with a value for each tie for every field; short to send and fast to encode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model import ClaimSummary
from graph.presentation import ties_to_columns
from graph.reading import TieSummaries

# Indices replace the ids of the entities.
_REPLACED_COLUMNS = frozenset({"subject", "object"})


def tie_summaries_to_json(summaries: TieSummaries) -> dict[str, Any]:
    """Return ties, the entities that they join and the sources of their claims as columns.

    A tie refers to an entity or a source by its index in the columns of these, counted from 0.
    """
    entities, sources, ties = summaries.entities, summaries.sources, summaries.ties
    entity_index = {id_: index for index, id_ in enumerate(entities)}
    source_index = {id_: index for index, id_ in enumerate(sources)}
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
            **ties_to_columns(ties, omit=_REPLACED_COLUMNS),
            "subject": [entity_index[tie.subject] for tie in ties],
            "object": [entity_index[tie.object] for tie in ties],
            "claim_count": [len(tie.claims) for tie in ties],
            "sources": [_source_indices(tie.claims, source_index) for tie in ties],
        },
    }


def _source_indices(claims: Sequence[ClaimSummary], source_index: Mapping[str, int]) -> list[int]:
    """Return the indices of the sources of claims; a source that is not in the store has none."""
    # Most ties have one claim.
    if len(claims) == 1:
        source = claims[0].source
        return [source_index[source]] if source in source_index else []
    return sorted({source_index[claim.source] for claim in claims if claim.source in source_index})
