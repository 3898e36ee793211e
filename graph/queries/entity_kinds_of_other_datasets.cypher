// Which of these ids are entities of other datasets, and of what kind? The writer looks up what a load refers
// to.
// $ids: ids of entities.
// $dataset: the id of the dataset that is loaded, which does not count.
MATCH (n:Entity) WHERE n.id IN $ids AND any(dataset IN n.datasets WHERE dataset <> $dataset)
RETURN n.id AS id, [label IN labels(n) WHERE label <> 'Entity'][0] AS kind
