// Which entities have the most claims, withdrawn ones included, and which are the neighbours of each with the most?
// The database keeps this number for each node.
// $dataset: the id of a dataset to which the entities belong; any dataset if empty.
// $limit: the maximum number of entities.
// $neighbours: the maximum number of neighbours of each.
// $scanned: of a hub, this many claims are looked at for neighbours.
MATCH (n:Entity) WHERE $dataset = '' OR $dataset IN n.datasets
WITH n, COUNT { (n)--() } AS claims
ORDER BY claims DESC, n.id LIMIT $limit
CALL (n) {
  MATCH (n)-[r]-(m:Entity) WHERE r.withdrawn_on IS NULL AND ($dataset = '' OR $dataset IN m.datasets)
  WITH m LIMIT $scanned
  WITH DISTINCT m
  WITH m, COUNT { (m)--() } AS claims
  ORDER BY claims DESC, m.id LIMIT $neighbours
  RETURN collect(m.id) AS neighbour_ids
}
RETURN n.id AS id, neighbour_ids ORDER BY id
