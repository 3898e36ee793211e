// Who stands behind claims, as far as their origins need it: their sources and those that these repeat; which of
// those who speak are known by a description alone, and which of them work for whoever publishes a source?
// $sources: ids of the sources of the claims.
// $voices: ids of those whom the claims quote.
// $types: the types that say who works for whom.
CALL () {
  MATCH (s:Source) WHERE s.id IN $sources
  UNWIND [s.id] + coalesce(s.derived_from, []) AS id
  WITH DISTINCT id
  MATCH (s:Source {id: id})
  RETURN collect(s {.*, text: null}) AS sources
}
WITH sources, [s IN sources WHERE s.publisher IS NOT NULL | s.publisher] AS publishers
CALL (publishers) {
  UNWIND $voices AS id
  MATCH (n:Entity {id: id})
  WITH n, [employer IN [n.jurisdiction] + COLLECT {
    MATCH (n)-[r:{types}]->(b:Entity)
    WHERE b.id IN publishers AND r.withdrawn_on IS NULL AND r.mode = 'actual' AND r.stance <> 'denied'
    RETURN b.id
  } WHERE employer IN publishers] AS employers
  WHERE n.named = false OR employers <> []
  RETURN collect([n.id, coalesce(n.named, true), employers]) AS voices
}
RETURN sources, voices
