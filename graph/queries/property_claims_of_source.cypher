// Which property claims does a source make, in the order of its text?
// $source: the id of a source.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.source = $source AND c.withdrawn_on IS NULL
RETURN e.id AS entity, properties(c) AS properties
ORDER BY toFloat(split(split(c.locator, ' ')[1], '-')[0]), c.locator, c.id
