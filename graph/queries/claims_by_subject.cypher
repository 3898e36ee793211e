// What does one entity do, by claims of some types? (Whom did it ask for, where did it work?)
// $subject: the id of an entity.
// $types: types of edge; all where left out.
MATCH (a:Entity {id: $subject})-[r:{types}]->() WHERE r.withdrawn_on IS NULL
RETURN type(r) AS predicate, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
