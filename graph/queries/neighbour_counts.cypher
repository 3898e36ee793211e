// How many claims that match a filter join these entities to others, by type, direction and kind of the other
// entity?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL
{claim_matches_filter}
RETURN type(r) AS edge_type, startNode(r) = a AS forward,
       [label IN labels(b) WHERE label <> 'Entity'][0] AS kind, count(r) AS claim_count
ORDER BY edge_type, forward DESC, kind
