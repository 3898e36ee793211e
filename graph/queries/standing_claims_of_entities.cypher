// Which claims of a dataset are about each of these entities? The writer of a load that holds only changes keeps
// an entity that has such claims.
// $ids: ids of entities.
// $dataset: the id of a dataset.
// $edge_types: edge types; all if left out.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{edge_types}]-() WHERE r.dataset = $dataset AND r.withdrawn_on IS NULL
  RETURN collect(r.id) AS claims
}
CALL (n) {
  MATCH (n)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.dataset = $dataset AND c.withdrawn_on IS NULL
  RETURN collect(c.id) AS property_claims
}
RETURN id AS entity, claims, property_claims
