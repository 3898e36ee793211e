// Which claims are there between any two of these entities?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]->(b:Entity)
WHERE a.id IN $ids AND b.id IN $ids AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
