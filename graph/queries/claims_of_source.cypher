// Which claims does a source make, in the order of its text?
// $source: the id of a source.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->() WHERE r.source = $source AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
ORDER BY toFloat(split(split(r.locator, ' ')[1], '-')[0]), r.locator, r.id
