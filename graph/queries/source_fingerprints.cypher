// Which fingerprints does the store keep for the sources of a dataset? The writer reads them page by page and
// compares them with those of a load.
// $dataset: the id of a dataset.
// $after: the last id of the page before, or '' for the first page.
// $limit: how many sources of any dataset to look at.
MATCH (n:Source) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
WITH max(n.id) AS last,
     collect(CASE WHEN $dataset IN n.datasets
             THEN [n.id, [i IN range(0, size(n.datasets) - 1)
                          WHERE n.datasets[i] = $dataset | n.fingerprints[i]][0]] END) AS pairs
RETURN last, [pair IN pairs | pair[0]] AS ids, [pair IN pairs | pair[1]] AS fingerprints
