// Which claims that have one of these entities as subject or object fulfil a condition that a rule of
// disputes makes on at least one claim of each tie in dispute?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (n:Entity)-[r:{edge_types}]-()
WHERE n.id IN $ids AND r.withdrawn_on IS NULL
{claim_meets_conditions}
WITH DISTINCT r
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
