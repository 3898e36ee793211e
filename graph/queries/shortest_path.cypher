// Which is a shortest path between two entities, over claims of some stances and modes?
// $start: the id of an entity.
// $end: the id of another entity; there is no path from an entity to itself.
// $max_length: the maximum number of steps, up to 12.
// $stances: stances of a claim: asserted, alleged, denied.
// $modes: modes of a claim: actual, planned, feared.
// $avoid: ids of entities through which the path does not lead.
// $edge_types: edge types; all if left out.
MATCH (a:Entity {id: $start}), (b:Entity {id: $end})
WITH a, b WHERE a <> b
MATCH p = shortestPath((a)-[:{edge_types}*..12]-(b))
WHERE all(r IN relationships(p) WHERE r.stance IN $stances AND r.mode IN $modes AND r.withdrawn_on IS NULL)
  AND none(n IN nodes(p) WHERE n.id IN $avoid)
WITH p WHERE length(p) <= $max_length
RETURN [n IN nodes(p) | n.id] AS entities, [r IN relationships(p) | r.id] AS claims
