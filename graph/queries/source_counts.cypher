// How many claims do these sources make, of two entities and of one's properties?
// $ids: ids of sources.
// $types: types of edge; all where left out.
CALL () {
  MATCH ()-[r:{types}]->() WHERE r.source IN $ids AND r.withdrawn_on IS NULL
  RETURN r.source AS source, count(r) AS claims, 0 AS leaves
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.source IN $ids AND c.withdrawn_on IS NULL
  RETURN c.source AS source, 0 AS claims, count(c) AS leaves
}
RETURN source, sum(claims) AS claims, sum(leaves) AS property_claims ORDER BY source
