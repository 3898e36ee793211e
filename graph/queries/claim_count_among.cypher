// How many claims are there between any two of these entities?
// $ids: ids of entities.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]->(b:Entity)
WHERE a.id IN $ids AND b.id IN $ids AND r.withdrawn_on IS NULL
RETURN count(r) AS claims
