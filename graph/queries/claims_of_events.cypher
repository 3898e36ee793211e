// What is claimed to have happened as a part of these events?
// $ids: ids of Events.
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->() WHERE r.event IN $ids AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
