// At which places of a source do claims stand, and how many at each? A place is the locator of a claim.
// $source: the id of a source.
// $edge_types: edge types; all if left out.
CALL () {
  MATCH ()-[r:{edge_types}]->() WHERE r.source = $source AND r.withdrawn_on IS NULL
  RETURN r.locator AS locator, count(r) AS claims, 0 AS property_claims
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.source = $source AND c.withdrawn_on IS NULL
  RETURN c.locator AS locator, 0 AS claims, count(c) AS property_claims
}
WITH locator, sum(claims) AS claims, sum(property_claims) AS property_claims
RETURN collect(coalesce(locator, '')) AS locators, collect(claims) AS claims,
       collect(property_claims) AS property_claims
