// Which claims of some edge types are there, for example which persons are married?
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->() WHERE r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
