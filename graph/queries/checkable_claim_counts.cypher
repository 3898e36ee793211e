// How many claims can be checked against a text that the store keeps, and how many cannot?
// $edge_types: edge types; all if left out.
CALL () {
  MATCH (:Entity)-[r:{edge_types}]->(:Entity) WHERE r.withdrawn_on IS NULL
  RETURN r.source AS source
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL
  RETURN c.source AS source
}
OPTIONAL MATCH (s:Source {id: source})
RETURN count(CASE WHEN s.text IS NOT NULL THEN 1 END) AS checked,
       count(CASE WHEN s.text IS NULL THEN 1 END) AS unchecked
