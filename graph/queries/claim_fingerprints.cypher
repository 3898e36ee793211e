// Which fingerprints does the store keep for the claims of a dataset? The writer compares them with those of
// a load. A withdrawn claim has no fingerprint.
// $dataset: the id of a dataset.
// $sources: ids of the sources that the dataset cites (`sources_cited_by_dataset`).
// $locators: only claims at these places in their sources; null for all.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.source IN $sources AND r.dataset = $dataset AND ($locators IS NULL OR r.locator IN $locators)
RETURN collect(r.id) AS ids, collect(coalesce(r.fingerprint, '')) AS fingerprints
