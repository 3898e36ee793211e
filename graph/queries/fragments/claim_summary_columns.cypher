// The columns of claim summaries, for a RETURN after a MATCH (a)-[r]->(b): one list for each field of
// `graph.model.claim_summary.ClaimSummary` under its name, and four lists for the entities that the claims
// join, of which an entity may be twice. A missing text is '', since collect() skips what is null. The
// database collects the entities once, however often the text says so.
// $identifying_properties: the names of all properties that distinguish ties of one type.
// $edge_types_with_identifying: the edge types that have such properties.
collect(r.id) AS id, collect(type(r)) AS edge_type, collect(a.id) AS subject, collect(b.id) AS object,
       collect(r.mode) AS mode, collect(r.stance) AS stance, collect(r.source) AS source,
       collect(coalesce(r.locator, '')) AS locator, collect(coalesce(r.said_by, [])) AS said_by,
       collect(coalesce(r.said_on, '')) AS said_on, collect(coalesce(r.valid_from, '')) AS valid_from,
       collect(coalesce(r.valid_until, '')) AS valid_until,
       collect(CASE WHEN type(r) IN $edge_types_with_identifying THEN [name IN $identifying_properties | r[name]] ELSE [] END) AS properties,
       [n IN collect(DISTINCT a) + collect(DISTINCT b) | n.id] AS entity_id,
       [n IN collect(DISTINCT a) + collect(DISTINCT b) | [label IN labels(n) WHERE label <> 'Entity'][0]] AS entity_kind,
       [n IN collect(DISTINCT a) + collect(DISTINCT b) | n.name] AS entity_name,
       [n IN collect(DISTINCT a) + collect(DISTINCT b) | coalesce(n.named, true)] AS entity_named
