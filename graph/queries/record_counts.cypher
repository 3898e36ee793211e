// How many records are there: entities of each kind, claims of each type, stance and mode, sources of each
// dataset?
CALL () {
  MATCH (n:Entity)
  RETURN 'entities' AS category, [label IN labels(n) WHERE label <> 'Entity'][0] AS name, count(n) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE r.withdrawn_on IS NULL
  WITH type(r) AS type, r.stance AS stance, r.mode AS mode, count(r) AS count
  UNWIND [['claims', type], ['stances', stance], ['modes', mode]] AS pair
  RETURN pair[0] AS category, pair[1] AS name, sum(count) AS count
  UNION ALL
  MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL
  RETURN 'property claims' AS category, c.property AS name, count(c) AS count
  UNION ALL
  MATCH (s:Source) UNWIND s.datasets AS dataset
  RETURN 'sources' AS category, dataset AS name, count(s) AS count
  UNION ALL
  MATCH (s:Source)
  RETURN 'totals' AS category, 'sources' AS name, count(s) AS count
}
RETURN category, name, count ORDER BY category, name
