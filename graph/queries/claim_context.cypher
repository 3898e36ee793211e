// What is needed to name and attribute claims: their sources and the sources that these derive from; the
// entities that they name; and the claims about the kin, the employers and the events of their speakers and
// writers?
// $sources: ids of the sources of the claims.
// $ids: ids of the entities that the claims name.
// $speakers: ids of the entities in `said_by` of the claims; authors and publishers are added.
// $entity_valued_properties: the properties by which one entity names another, such as the State of a court.
// $kinship: the edge types that say who is kin; they count in both directions.
// $kin_kinds: the kinds of entity that can be kin.
// $edge_types: the edge types for kinship, employment and taking part in an event.
CALL () {
  MATCH (s:Source) WHERE s.id IN $sources
  UNWIND [s.id] + coalesce(s.derived_from, []) AS id
  WITH DISTINCT id
  MATCH (s:Source {id: id})
  RETURN collect(s {.*, text: null}) AS sources
}
WITH sources,
     [id IN reduce(ids = [], s IN sources | ids + coalesce(s.author, []) + [s.publisher])
      WHERE id IS NOT NULL] AS writers
CALL (writers) {
  UNWIND $ids + $speakers + writers AS id
  WITH DISTINCT id
  MATCH (n:Entity {id: id})
  UNWIND [id] + [name IN $entity_valued_properties WHERE n[name] IS NOT NULL | n[name]] AS named
  WITH DISTINCT named
  MATCH (m:Entity {id: named})
  RETURN collect([[label IN labels(m) WHERE label <> 'Entity'][0], properties(m)]) AS entities
}
CALL (writers) {
  UNWIND $speakers + writers AS id
  WITH DISTINCT id
  MATCH (n:Entity {id: id})
  CALL (n) {
    MATCH (n)-[r:{edge_types}]->(:Entity)
    RETURN r
    UNION
    WITH n WHERE any(label IN labels(n) WHERE label IN $kin_kinds)
    MATCH (n)<-[r:{edge_types}]-(:Entity) WHERE type(r) IN $kinship
    RETURN r
  }
  WITH DISTINCT r WHERE r.withdrawn_on IS NULL
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS affiliations
}
RETURN sources, entities, affiliations
