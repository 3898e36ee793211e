// What does a dataset claim?
// $dataset: the id of a dataset.
// $types: types of edge; all where left out.
MATCH (s:Source) WHERE $dataset IN s.datasets OR $dataset IN s.cited_by
WITH collect(s.id) AS sources
MATCH ()-[r:{types}]->()
WHERE r.source IN sources AND r.dataset = $dataset AND r.withdrawn_on IS NULL
RETURN type(r) AS predicate, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
