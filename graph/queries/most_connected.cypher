// Which entities have the most claims, withdrawn ones included? A number that the database keeps.
// $dataset: the id of a dataset that they come with; any where empty.
// $limit: how many at most.
MATCH (n:Entity) WHERE $dataset = '' OR $dataset IN n.datasets
WITH n, COUNT { (n)--() } AS claims
ORDER BY claims DESC, n.id LIMIT $limit
RETURN collect(n.id) AS ids
