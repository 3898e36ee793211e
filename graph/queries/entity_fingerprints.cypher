// What does the store hold of the entities of a dataset? (Asked by the writer, page by page.)
// $dataset: the id of a Dataset.
// $after: the last id of the page before, or an empty text.
// $page: how many entities to look at.
MATCH (n:Entity) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $page
WITH max(n.id) AS last,
     collect(CASE WHEN $dataset IN n.datasets
             THEN [n.id, [i IN range(0, size(n.datasets) - 1)
                          WHERE n.datasets[i] = $dataset | n.fingerprints[i]][0]] END) AS found
RETURN last, [pair IN found | pair[0]] AS ids, [pair IN found | pair[1]] AS fingerprints
