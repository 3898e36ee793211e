// What is done to one entity, by claims of some types? (Who asked for it, who worked there?)
// $object: the id of an entity.
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->(b:Entity {id: $object}) WHERE r.withdrawn_on IS NULL
RETURN type(r) AS predicate, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
