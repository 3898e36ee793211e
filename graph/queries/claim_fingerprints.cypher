// What does the store hold of the claims of a dataset? (Asked by the writer; a withdrawn claim has no
// fingerprint.)
// $dataset: the id of a Dataset.
// $low: the least id that is wanted.
// $high: the least id that is not.
// $types: types of edge; all where left out.
MATCH (s:Source) WHERE $dataset IN s.datasets OR $dataset IN s.cited_by
WITH collect(s.id) AS sources
MATCH ()-[r:{types}]->()
WHERE r.source IN sources AND r.dataset = $dataset AND $low <= r.id AND r.id < $high
RETURN collect(r.id) AS ids, collect(coalesce(r.fingerprint, '')) AS fingerprints
