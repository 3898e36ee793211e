// What is claimed of one entity and another, in either direction?
// $one: the id of an entity.
// $other: the id of another.
// $types: types of edge; all where left out.
MATCH (a:Entity {id: $one})-[r:{types}]-(b:Entity {id: $other}) WHERE r.withdrawn_on IS NULL
RETURN type(r) AS predicate, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
