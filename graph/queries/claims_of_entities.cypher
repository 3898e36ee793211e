// Which claims have one of these entities as subject or object?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (n:Entity)-[r:{edge_types}]-() WHERE n.id IN $ids AND r.withdrawn_on IS NULL
WITH DISTINCT r
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
