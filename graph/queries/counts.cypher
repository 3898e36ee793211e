// How much is there: entities of each kind, claims of each type, stance and mode, sources of each dataset?
CALL () {
  MATCH (n:Entity)
  RETURN 'entities' AS what, [label IN labels(n) WHERE label <> 'Entity'][0] AS of, count(n) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE r.withdrawn_on IS NULL
  WITH type(r) AS type, r.stance AS stance, r.mode AS mode, count(r) AS count
  UNWIND [['claims', type], ['stances', stance], ['modes', mode]] AS pair
  RETURN pair[0] AS what, pair[1] AS of, sum(count) AS count
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL
  RETURN 'property claims' AS what, c.property AS of, count(c) AS count
  UNION ALL
  MATCH (s:Source) UNWIND s.datasets AS dataset
  RETURN 'sources' AS what, dataset AS of, count(s) AS count
  UNION ALL
  MATCH (s:Source)
  RETURN 'totals' AS what, 'sources' AS of, count(s) AS count
}
RETURN what, of, count ORDER BY what, of
