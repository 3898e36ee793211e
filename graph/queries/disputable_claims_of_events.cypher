// Which claims that are part of one of these events fulfil a condition that a rule of disputes makes on at least one
// claim of each tie in dispute?
// $ids: ids of Events.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.event IN $ids AND r.withdrawn_on IS NULL
{claim_meets_conditions}
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
