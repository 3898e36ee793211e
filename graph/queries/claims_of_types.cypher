// Which claims of some types are there? (Who is married to whom?)
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->() WHERE r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
