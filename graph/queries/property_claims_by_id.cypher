// Which property claims have these ids? Withdrawn ones too.
// $ids: ids of property claims.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.id IN $ids
RETURN e.id AS entity, properties(c) AS properties
