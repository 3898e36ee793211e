// Which sources have these ids?
// $ids: ids of sources.
// $with_text: true to return their texts, where the store keeps them.
MATCH (s:Source) WHERE s.id IN $ids
RETURN CASE WHEN $with_text THEN properties(s) ELSE s {.*, text: null} END AS properties
