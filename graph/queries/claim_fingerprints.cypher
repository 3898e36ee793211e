// What does the store hold of the claims of a dataset? (Asked by the writer; a withdrawn claim has no
// fingerprint.)
// $dataset: the id of a dataset.
// $sources: ids of the sources that it cites (`sources_cited`).
// $starts: the first digits of the ids that are wanted, to read a large dataset in portions.
// $types: types of edge; all where left out.
MATCH ()-[r:{types}]->()
WHERE r.source IN $sources AND r.dataset = $dataset AND left(r.id, 1) IN $starts
RETURN collect(r.id) AS ids, collect(coalesce(r.fingerprint, '')) AS fingerprints
