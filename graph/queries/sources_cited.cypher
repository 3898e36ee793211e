// On which sources do the claims of a dataset rest: its own, and those of others?
// $dataset: the id of a dataset.
MATCH (s:Source) WHERE $dataset IN s.datasets OR $dataset IN s.cited_by
RETURN collect(s.id) AS ids
