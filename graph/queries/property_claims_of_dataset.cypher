// Which property claims does a dataset have?
// $dataset: the id of a dataset.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim) WHERE c.dataset = $dataset AND c.withdrawn_on IS NULL
RETURN e.id AS entity, properties(c) AS properties
