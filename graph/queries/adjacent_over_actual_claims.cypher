// To which entities do claims that are actual and not denied lead from these entities in one step?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]-(b:Entity)
WHERE a.id IN $ids AND r.mode = 'actual' AND r.stance <> 'denied' AND r.withdrawn_on IS NULL
RETURN DISTINCT b.id AS id
