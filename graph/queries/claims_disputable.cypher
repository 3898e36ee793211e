// Which claims can make two entities' tie disputed: those that deny, and those that are part of an event?
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->()
WHERE (r.stance = 'denied' OR r.event IS NOT NULL) AND r.mode = 'actual' AND r.withdrawn_on IS NULL
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
