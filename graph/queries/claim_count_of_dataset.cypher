// How many claims does a dataset have, withdrawn ones included? The writer reads a large dataset in parts.
// $dataset: the id of a dataset.
// $sources: ids of the sources that the dataset cites (`sources_cited_by_dataset`).
// $limit: count at most so many.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.source IN $sources AND r.dataset = $dataset
WITH r LIMIT $limit
RETURN count(r) AS claims
