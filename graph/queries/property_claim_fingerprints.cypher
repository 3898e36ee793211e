// Which fingerprints does the store keep for the property claims of a dataset? The writer compares them with
// those of a load. A withdrawn claim has no fingerprint.
// $dataset: the id of a dataset.
// $locators: only claims at these places in their sources; null for all.
MATCH (c:PropertyClaim)
WHERE c.dataset = $dataset AND ($locators IS NULL OR c.locator IN $locators)
RETURN collect(c.id) AS ids, collect(coalesce(c.fingerprint, '')) AS fingerprints
