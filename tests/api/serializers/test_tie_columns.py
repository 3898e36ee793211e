"""The columns say of every tie what the full tie says."""

from __future__ import annotations

from api.serializers.tie_columns import tie_summaries_to_json
from graph.reading import Selection, load_complete_ties, load_tie_summaries
from graph.store import Store

COLUMNS = (
    "id",
    "subject",
    "edge_type",
    "object",
    "mode",
    "standing",
    "identifying",
    "claim_count",
    "sources",
)


def test_columns_agree_with_full_ties(bundled_store: Store) -> None:
    summaries = load_tie_summaries(bundled_store, Selection())
    columns = tie_summaries_to_json(summaries)
    entity_ids, source_ids = columns["entities"]["id"], columns["sources"]["id"]
    rows = [
        (
            id_,
            entity_ids[subject],
            edge_type,
            entity_ids[object_],
            mode,
            standing,
            identifying,
            claims,
            {source_ids[index] for index in sources},
        )
        for id_, subject, edge_type, object_, mode, standing, identifying, claims, sources in zip(
            *(columns["ties"][column] for column in COLUMNS), strict=True
        )
    ]
    ties, network = load_complete_ties(bundled_store, summaries.ties)

    assert rows == [
        (
            tie.id,
            tie.subject,
            tie.edge_type,
            tie.object,
            tie.mode,
            tie.standing,
            dict(tie.identifying_values) or None,
            len(tie.claims),
            {claim.source for claim in tie.claims},
        )
        for tie in ties
    ]
    entities = [network.entities[id_] for id_ in entity_ids]
    assert columns["entities"]["name"] == [entity.name for entity in entities]
    assert columns["entities"]["kind"] == [entity.kind for entity in entities]
    assert columns["entities"]["named"] == [entity.named for entity in entities]
    assert columns["sources"]["title"] == [network.sources[id_].title for id_ in source_ids]
