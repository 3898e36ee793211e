// Which fingerprints does the store keep for these property claims? The writer compares them with those of a
// load that holds only changes. A withdrawn claim has no fingerprint.
// $ids: ids of property claims.
MATCH (c:PropertyClaim) WHERE c.id IN $ids
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
