// How many entities, claims and sources does a dataset have, or the complete store? Withdrawn claims do not count.
// $dataset: the id of a dataset; everything if empty.
CALL () {
  MATCH (n:Entity) WHERE $dataset = '' OR $dataset IN n.datasets
  RETURN count(n) AS entities
}
CALL () {
  MATCH (:Entity)-[r]->(:Entity) WHERE r.withdrawn_on IS NULL AND ($dataset = '' OR r.dataset = $dataset)
  RETURN count(r) AS claims
}
CALL () {
  MATCH (s:Source) WHERE $dataset = '' OR $dataset IN s.datasets
  RETURN count(s) AS sources
}
RETURN entities, claims, sources
