// The same (`light_claims`) of every claim that is of one type and joins the same two entities as a claim of
// these sources; and which are their own?
// $sources: ids of sources.
// $dataset: the id of a dataset whose claims alone count as those of the sources; any where empty.
// $identifying: the names of all properties that tell one tie from another.
// $identified: the types that have such properties.
// $types: types of edge; all where left out.
MATCH (a)-[own:{types}]->(b)
WHERE own.source IN $sources AND own.withdrawn_on IS NULL AND ($dataset = '' OR own.dataset = $dataset)
WITH DISTINCT a, b, type(own) AS edge_type
MATCH (a)-[r:{types}]-(b) WHERE type(r) = edge_type AND r.withdrawn_on IS NULL
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
WITH collect(DISTINCT a) + collect(DISTINCT b) AS ends,
     collect(r.id) AS ids, collect(type(r)) AS edge_types, collect(a.id) AS subjects, collect(b.id) AS objects,
     collect(r.mode) AS modes, collect(r.stance) AS stances, collect(r.source) AS sources,
     collect(coalesce(r.locator, '')) AS locators, collect(coalesce(r.said_by, [])) AS said_by,
     collect(coalesce(r.said_on, '')) AS said_on, collect(coalesce(r.valid_from, '')) AS valid_from,
     collect(coalesce(r.valid_until, '')) AS valid_until,
     collect(CASE WHEN type(r) IN $identified THEN [name IN $identifying | r[name]] ELSE [] END) AS identifying,
     collect(r.source IN $sources AND ($dataset = '' OR r.dataset = $dataset)) AS own
RETURN [n IN ends | n.id] AS ends, [n IN ends | [label IN labels(n) WHERE label <> 'Entity'][0]] AS kinds,
       [n IN ends | n.name] AS names, [n IN ends | coalesce(n.named, true)] AS named,
       ids, edge_types, subjects, objects, modes, stances, sources, locators, said_by, said_on, valid_from,
       valid_until, identifying, own
