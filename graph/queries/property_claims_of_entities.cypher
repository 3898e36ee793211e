// Which property claims are there about these entities?
// $ids: ids of entities.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE e.id IN $ids AND c.withdrawn_on IS NULL
RETURN e.id AS entity, properties(c) AS properties
