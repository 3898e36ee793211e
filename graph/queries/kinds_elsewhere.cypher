// Which of these ids are entities of other datasets, and of what kind? (Asked by the writer.)
// $ids: ids of entities.
// $dataset: the id of the Dataset whose own word does not count.
MATCH (n:Entity) WHERE n.id IN $ids AND any(dataset IN n.datasets WHERE dataset <> $dataset)
RETURN n.id AS id, [label IN labels(n) WHERE label <> 'Entity'][0] AS kind
