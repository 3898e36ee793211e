// Which fingerprints does the store keep for the property claims of a dataset whose ids are in a range? The
// writer reads a large dataset in such parts. A withdrawn claim has no fingerprint.
// $dataset: the id of a dataset.
// $start: the first id.
// $end: the id after the last.
// $locators: only claims at these places in their sources; null for all.
MATCH (c:PropertyClaim) USING INDEX c:PropertyClaim(id)
WHERE c.id >= $start AND c.id < $end
  AND c.dataset = $dataset AND ($locators IS NULL OR c.locator IN $locators)
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
