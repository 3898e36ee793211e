// Which of these ids are sources of other datasets, and what is the hash of their text? The writer looks up
// what a load refers to.
// $ids: ids of sources.
// $dataset: the id of the dataset that is loaded, which does not count.
MATCH (s:Source) WHERE s.id IN $ids AND any(dataset IN s.datasets WHERE dataset <> $dataset)
RETURN s.id AS id, s.sha256 AS sha256
