// How many claims and property claims do these sources make?
// $ids: ids of sources.
// $edge_types: edge types; all if left out.
CALL () {
  MATCH ()-[r:{edge_types}]->() WHERE r.source IN $ids AND r.withdrawn_on IS NULL
  RETURN r.source AS source, count(r) AS claims, 0 AS property_claims
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.source IN $ids AND c.withdrawn_on IS NULL
  RETURN c.source AS source, 0 AS claims, count(c) AS property_claims
}
RETURN source, sum(claims) AS claims, sum(property_claims) AS property_claims ORDER BY source
