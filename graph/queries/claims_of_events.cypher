// Which claims are part of these events?
// $ids: ids of Events.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->() WHERE r.event IN $ids AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
