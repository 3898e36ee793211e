// Which claims have a source that is not in the store?
// $edge_types: edge types; all if left out.
CALL () {
  MATCH (:Entity)-[r:{edge_types}]->(:Entity) WHERE r.withdrawn_on IS NULL
  RETURN r.id AS id, r.source AS source
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL
  RETURN c.id AS id, c.source AS source
}
WITH id, source WHERE NOT EXISTS { MATCH (:Source {id: source}) }
RETURN id, source ORDER BY source, id
