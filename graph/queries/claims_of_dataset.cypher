// Which claims does a dataset have?
// $dataset: the id of a dataset.
// $sources: ids of the sources that the dataset cites (`sources_cited_by_dataset`), by which an index finds its
// claims.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.source IN $sources AND r.dataset = $dataset AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
