// What of every claim decides to which tie it belongs and which standing the tie has, as one row of lists?
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]->(b:Entity) WHERE r.withdrawn_on IS NULL
RETURN {claim_summary_columns}
