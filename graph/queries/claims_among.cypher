// What is claimed of any two of these entities?
// $ids: ids of entities.
// $types: types of edge; all where left out.
MATCH (a:Entity)-[r:{types}]->(b:Entity)
WHERE a.id IN $ids AND b.id IN $ids AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
