// Which claims are part of these events?
// $ids: ids of Events.
// $types: edge types; all if left out.
MATCH ()-[r:{types}]->() WHERE r.event IN $ids AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
