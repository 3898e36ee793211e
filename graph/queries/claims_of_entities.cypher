// What is claimed of these entities, whichever end they are?
// $ids: ids of entities.
// $types: types of edge; all where left out.
MATCH (n:Entity)-[r:{types}]-() WHERE n.id IN $ids AND r.withdrawn_on IS NULL
WITH DISTINCT r
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
