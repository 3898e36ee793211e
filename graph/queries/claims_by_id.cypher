// Which claims carry these ids? Withdrawn ones too.
// $ids: ids of claims.
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->() WHERE r.id IN $ids
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
