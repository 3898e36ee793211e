// Which of these ids are sources of other datasets, and of what text? (Asked by the writer.)
// $ids: ids of sources.
// $dataset: the id of the Dataset whose own word does not count.
MATCH (s:Source) WHERE s.id IN $ids AND any(dataset IN s.datasets WHERE dataset <> $dataset)
RETURN s.id AS id, s.sha256 AS sha256
