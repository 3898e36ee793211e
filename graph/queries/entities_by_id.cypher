// Which entities have these ids?
// $ids: ids of entities.
MATCH (n:Entity) WHERE n.id IN $ids
RETURN [label IN labels(n) WHERE label <> 'Entity'][0] AS kind, properties(n) AS properties
