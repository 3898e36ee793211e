// What does the store hold of the property claims of a dataset? (Asked by the writer.)
// $dataset: the id of a dataset.
// $starts: the first digits of the ids that are wanted, to read a large dataset in portions.
MATCH (c:PropertyClaim)
WHERE c.dataset = $dataset AND left(c.id, 1) IN $starts
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
