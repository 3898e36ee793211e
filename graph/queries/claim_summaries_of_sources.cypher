// What of every claim of the same type and between the same two entities as a claim of these sources decides
// to which tie it belongs and which standing the tie has, as one row of lists? `selected` says of each claim
// whether it is made by one of these sources.
// $sources: ids of sources.
// $dataset: the id of a dataset to which the selected claims must belong; any dataset if empty.
// $edge_types: edge types; all if left out.
MATCH (a)-[made:{edge_types}]->(b)
WHERE made.source IN $sources AND made.withdrawn_on IS NULL AND ($dataset = '' OR made.dataset = $dataset)
WITH DISTINCT a, b, type(made) AS edge_type
MATCH (a)-[r:{edge_types}]-(b) WHERE type(r) = edge_type AND r.withdrawn_on IS NULL
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN {claim_summary_columns},
       collect(r.source IN $sources AND ($dataset = '' OR r.dataset = $dataset)) AS selected
