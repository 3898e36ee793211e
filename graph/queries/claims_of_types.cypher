// Which claims of some types are there, for example which persons are married?
// $types: edge types; all if left out.
MATCH ()-[r:{types}]->() WHERE r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
