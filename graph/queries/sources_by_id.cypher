// Which sources carry these ids?
// $ids: ids of sources.
// $with_text: whether to return their text, where the store keeps it.
MATCH (s:Source) WHERE s.id IN $ids
RETURN CASE WHEN $with_text THEN properties(s) ELSE s {.*, text: null} END AS properties
