// Which claims join these entities to others that have more relationships? Each pair of entities is found from
// one of its two ends only, so that all claims can be read in parts, and no part has all claims of a hub.
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL
WITH a, b, r, count { (a)--() } AS degree, count { (b)--() } AS other_degree
WHERE degree < other_degree OR degree = other_degree AND a.id <= b.id
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
