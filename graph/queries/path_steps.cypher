// Which entities are joined to these entities in one step, by claims of some stances and modes? Each pair
// once.
// $ids: ids of entities.
// $stances: stances of a claim: asserted, alleged, denied.
// $modes: modes of a claim: actual, planned, feared.
// $avoid: ids of entities to which no step leads.
// $limit: the maximum number of pairs.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]-(b:Entity)
WHERE a.id IN $ids AND a <> b AND NOT b.id IN $avoid
  AND r.stance IN $stances AND r.mode IN $modes AND r.withdrawn_on IS NULL
RETURN DISTINCT a.id AS start, b.id AS end
LIMIT $limit
