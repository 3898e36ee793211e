// Which property claims fulfil a condition that a rule of disputes makes on at least one claim of each
// property in dispute? Only of properties of which the entity has at least two claims.
// $properties: names of the properties that can be in dispute.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim)
WHERE c.property IN $properties AND c.withdrawn_on IS NULL
WITH e, c.property AS property, collect(c) AS claims
WHERE size(claims) > 1
UNWIND claims AS r
WITH e, r
WHERE true
{claim_meets_conditions}
RETURN e.id AS entity, properties(r) AS properties
