// Which entities have the most claims, withdrawn ones included? The database keeps this number for each node.
// $dataset: the id of a dataset to which the entities belong; any dataset if empty.
// $limit: the maximum number of entities.
MATCH (n:Entity) WHERE $dataset = '' OR $dataset IN n.datasets
WITH n, COUNT { (n)--() } AS claims
ORDER BY claims DESC, n.id LIMIT $limit
RETURN collect(n.id) AS ids
