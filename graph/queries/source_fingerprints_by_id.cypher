// Which fingerprints does the store keep for these sources, as a dataset describes them? The writer compares them
// with those of a load that holds only changes.
// $ids: ids of sources.
// $dataset: the id of the dataset. Sources that it does not have are left out.
MATCH (n:Source) WHERE n.id IN $ids AND $dataset IN n.datasets
RETURN collect(n.id) AS ids,
       collect([i IN range(0, size(n.datasets) - 1) WHERE n.datasets[i] = $dataset | n.fingerprints[i]][0])
       AS fingerprints
