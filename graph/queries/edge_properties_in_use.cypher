// Which of these properties do claims have?
// $names: names of properties of edge types.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.withdrawn_on IS NULL
UNWIND [name IN $names WHERE r[name] IS NOT NULL] AS name
RETURN DISTINCT name
ORDER BY name
