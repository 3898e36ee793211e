// What of every claim decides to which tie it belongs and how that stands, in columns; and what are their ends?
// $identifying: the names of all properties that tell one tie from another.
// $identified: the types that have such properties.
// $types: types of edge; all where left out.
MATCH (a:Entity)-[r:{types}]->(b:Entity) WHERE r.withdrawn_on IS NULL
WITH collect(DISTINCT a) + collect(DISTINCT b) AS ends,
     collect(r.id) AS ids, collect(type(r)) AS edge_types, collect(a.id) AS subjects, collect(b.id) AS objects,
     collect(r.mode) AS modes, collect(r.stance) AS stances, collect(r.source) AS sources,
     collect(coalesce(r.locator, '')) AS locators, collect(coalesce(r.said_by, [])) AS said_by,
     collect(coalesce(r.said_on, '')) AS said_on, collect(coalesce(r.valid_from, '')) AS valid_from,
     collect(coalesce(r.valid_until, '')) AS valid_until,
     collect(CASE WHEN type(r) IN $identified THEN [name IN $identifying | r[name]] ELSE [] END) AS identifying
RETURN [n IN ends | n.id] AS ends, [n IN ends | [label IN labels(n) WHERE label <> 'Entity'][0]] AS kinds,
       [n IN ends | n.name] AS names, [n IN ends | coalesce(n.named, true)] AS named,
       ids, edge_types, subjects, objects, modes, stances, sources, locators, said_by, said_on, valid_from,
       valid_until, identifying
