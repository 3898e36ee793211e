// Who is joined to these entities in one step, by claims of some stances and modes? Each pair once.
// $ids: ids of entities.
// $stances: stances of a claim: asserted, alleged, denied.
// $modes: modes of a claim: actual, planned, feared.
// $avoid: ids of entities to which no step leads.
// $most: how many pairs at most.
// $types: types of edge; all where left out.
MATCH (a:Entity)-[r:{types}]-(b:Entity)
WHERE a.id IN $ids AND a <> b AND NOT b.id IN $avoid
  AND r.stance IN $stances AND r.mode IN $modes AND r.withdrawn_on IS NULL
RETURN DISTINCT a.id AS one, b.id AS other
LIMIT $most
