// Which fingerprints does the store keep for the claims of a dataset whose ids are in a range? The writer reads
// a large dataset in such parts. A withdrawn claim has no fingerprint.
// $dataset: the id of a dataset.
// $start: the first id.
// $end: the id after the last.
// $locators: only claims at these places in their sources; null for all.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.id >= $start AND r.id < $end
  AND r.dataset = $dataset AND ($locators IS NULL OR r.locator IN $locators)
RETURN collect(r.id) AS ids, collect(coalesce(r.fingerprint, '')) AS fingerprints
