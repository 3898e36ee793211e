// Which claims have these ids? Withdrawn ones too.
// $ids: ids of claims.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->() WHERE r.id IN $ids
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
