// What does the store hold of the property claims of a dataset? (Asked by the writer.)
// $dataset: the id of a Dataset.
// $low: the least id that is wanted.
// $high: the least id that is not.
MATCH (c:PropertyClaim)
WHERE c.dataset = $dataset AND $low <= c.id AND c.id < $high
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
