// Which property claims are there?
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.withdrawn_on IS NULL
RETURN e.id AS entity, properties(c) AS properties
