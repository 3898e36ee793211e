// Which is a shortest path between two entities, over claims that are actual and not denied?
// $start: the id of an entity.
// $end: the id of another; the same one has no path to itself.
// $max_length: how many steps at most, up to 12.
// $types: types of edge; all where left out.
MATCH (a:Entity {id: $start}), (b:Entity {id: $end})
WITH a, b WHERE a <> b
MATCH p = shortestPath((a)-[:{types}*..12]-(b))
WHERE all(r IN relationships(p)
          WHERE r.mode = 'actual' AND r.stance <> 'denied' AND r.withdrawn_on IS NULL)
WITH p WHERE length(p) <= $max_length
RETURN [n IN nodes(p) | n.id] AS entities, [r IN relationships(p) | r.id] AS claims
