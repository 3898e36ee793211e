// Which property claims fulfil a condition that a rule of disputes makes on at least one claim of each property in
// dispute? Only of properties of which the entity has at least two claims.
MATCH (e:Entity)-[:HAS_CLAIM]->(r:PropertyClaim)
WHERE r.withdrawn_on IS NULL
{claim_meets_conditions}
WITH e, r.property AS property, collect(r) AS claims
WHERE size(claims) > 1
   OR COUNT { MATCH (e)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.property = property AND c.withdrawn_on IS NULL } > 1
UNWIND claims AS r
RETURN e.id AS entity, properties(r) AS properties
