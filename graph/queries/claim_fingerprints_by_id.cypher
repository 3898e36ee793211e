// Which fingerprints does the store keep for these claims? The writer compares them with those of a load that
// holds only changes. A withdrawn claim has no fingerprint.
// $ids: ids of claims.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->() WHERE r.id IN $ids
RETURN collect(r.id) AS ids, collect(coalesce(r.fingerprint, '')) AS fingerprints
