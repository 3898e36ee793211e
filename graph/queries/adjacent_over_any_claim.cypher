// Which entities are joined to these entities by any claim?
// $ids: ids of entities.
MATCH (a:Entity)-[r]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL
RETURN collect(DISTINCT b.id) AS ids
