// Which fingerprints does the store keep for the property claims of a dataset? The writer compares them with
// those of a load. A withdrawn claim has no fingerprint.
// $dataset: the id of a dataset.
// $first_digits: the first digits of the ids to return, so that a large dataset can be read in parts.
MATCH (c:PropertyClaim)
WHERE c.dataset = $dataset AND left(c.id, 1) IN $first_digits
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
