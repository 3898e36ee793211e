// Which entities have names that match these words, the best match first?
// $query: a full-text query of folded words, as `graph.reading.search` builds it.
// $kinds: kinds of entity; any kind if empty.
// $limit: the maximum number of entities.
CALL db.index.fulltext.queryNodes('entity_search', $query) YIELD node, score
WITH node, score WHERE $kinds = [] OR any(label IN labels(node) WHERE label IN $kinds)
WITH node, score LIMIT $limit
RETURN [label IN labels(node) WHERE label <> 'Entity'][0] AS kind, properties(node) AS properties, score
ORDER BY score DESC, properties.id
