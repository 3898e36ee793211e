// To whom do paths lead from these entities in one step: by claims that are actual and not denied?
// $ids: ids of entities.
// $types: types of edge; all where left out.
MATCH (a:Entity)-[r:{types}]-(b:Entity)
WHERE a.id IN $ids AND r.mode = 'actual' AND r.stance <> 'denied' AND r.withdrawn_on IS NULL
RETURN DISTINCT b.id AS id
