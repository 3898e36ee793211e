// What is needed to derive the origins of claims: their sources and the sources that these derive from; which
// of the speakers are not named, and which of them work for the publisher of a source?
// $sources: ids of the sources of the claims.
// $speakers: ids of the entities in `said_by` of the claims.
// $edge_types: the edge types that say for which employer an entity works.
CALL () {
  MATCH (s:Source) WHERE s.id IN $sources
  UNWIND [s.id] + coalesce(s.derived_from, []) AS id
  WITH DISTINCT id
  MATCH (s:Source {id: id})
  RETURN collect(s {.*, text: null}) AS sources
}
WITH sources, [s IN sources WHERE s.publisher IS NOT NULL | s.publisher] AS publishers
CALL (publishers) {
  UNWIND $speakers AS id
  MATCH (n:Entity {id: id})
  WITH n, [employer IN [n.jurisdiction] + COLLECT {
    MATCH (n)-[r:{edge_types}]->(b:Entity)
    WHERE b.id IN publishers AND r.withdrawn_on IS NULL AND r.mode = 'actual' AND r.stance <> 'denied'
    RETURN b.id
  } WHERE employer IN publishers] AS employers
  WHERE n.named = false OR employers <> []
  RETURN collect([n.id, coalesce(n.named, true), employers]) AS speakers
}
RETURN sources, speakers
