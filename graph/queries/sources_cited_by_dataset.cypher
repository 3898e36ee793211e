// Which sources do the claims of a dataset cite: its own and those of other datasets?
// $dataset: the id of a dataset.
MATCH (s:Source) WHERE $dataset IN s.datasets OR $dataset IN s.cited_by
RETURN collect(s.id) AS ids
