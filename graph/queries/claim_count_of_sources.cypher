// How many claims do sources make?
// $sources: ids of sources.
// $dataset: the id of a dataset to which the claims must belong; any dataset if empty.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.source IN $sources AND r.withdrawn_on IS NULL AND ($dataset = '' OR r.dataset = $dataset)
RETURN count(r) AS claims
