// How much is there: entities of each kind, claims of each type, sources, datasets?
CALL () {
  MATCH (n:Entity)
  RETURN 'entities' AS what, [label IN labels(n) WHERE label <> 'Entity'][0] AS of, count(n) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE r.withdrawn_on IS NULL
  RETURN 'claims' AS what, type(r) AS of, count(r) AS count
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL
  RETURN 'property claims' AS what, c.property AS of, count(c) AS count
  UNION ALL
  MATCH (s:Source) UNWIND s.datasets AS dataset
  RETURN 'sources' AS what, dataset AS of, count(s) AS count
}
RETURN what, of, count ORDER BY what, of
