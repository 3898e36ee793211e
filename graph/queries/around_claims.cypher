// Who and what stands around claims: their sources and those that these repeat, everyone whom they name, and
// to whom those who speak are kin, for whom they work, in what they took part?
// $sources: ids of the sources of the claims.
// $ids: ids of the entities that the claims name.
// $voices: ids of those whom the claims quote; authors and publishers are added.
// $naming: the properties by which one entity names another, such as the State that a court belongs to.
// $kinship: the types that say who is kin, which count in both directions.
// $kin: the kinds of those who have kin.
// $types: the types that say who is kin, works for whom and took part in what.
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
  UNWIND $ids + $voices + writers AS id
  WITH DISTINCT id
  MATCH (n:Entity {id: id})
  UNWIND [id] + [name IN $naming WHERE n[name] IS NOT NULL | n[name]] AS every
  WITH DISTINCT every
  MATCH (m:Entity {id: every})
  RETURN collect([[label IN labels(m) WHERE label <> 'Entity'][0], properties(m)]) AS entities
}
CALL (writers) {
  UNWIND $voices + writers AS id
  WITH DISTINCT id
  MATCH (n:Entity {id: id})
  CALL (n) {
    MATCH (n)-[r:{types}]->(:Entity)
    RETURN r
    UNION
    WITH n WHERE any(label IN labels(n) WHERE label IN $kin)
    MATCH (n)<-[r:{types}]-(:Entity) WHERE type(r) IN $kinship
    RETURN r
  }
  WITH DISTINCT r WHERE r.withdrawn_on IS NULL
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS affiliations
}
RETURN sources, entities, affiliations
