// How large is a dataset, and the store that has it? The writer reads a large dataset in parts.
// $dataset: the id of a dataset.
// $limit: count at most so many sources and property claims.
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
CALL () {
  MATCH (s:Source) WHERE $dataset IN s.datasets OR $dataset IN s.cited_by
  WITH s LIMIT $limit
  RETURN count(s) AS sources
}
CALL () {
  MATCH (c:PropertyClaim) WHERE c.dataset = $dataset
  WITH c LIMIT $limit
  RETURN count(c) AS property_claims
}
RETURN relationships, sources, property_claims
