// What of every claim between any two of these entities decides to which tie it belongs and which standing
// the tie has, as one row of lists?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]->(b:Entity)
WHERE a.id IN $ids AND b.id IN $ids AND r.withdrawn_on IS NULL
RETURN {claim_summary_columns}
