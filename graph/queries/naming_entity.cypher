// What names an entity: claims that are not withdrawn, sources, other entities? (Asked before an analyst's
// entity is withdrawn.)
// $id: the id of an entity.
// $properties: the properties of type entity of all types and kinds.
// $types: types of edge; all where left out.
CALL () {
  MATCH (:Entity {id: $id})-[r:{types}]-() WHERE r.withdrawn_on IS NULL
  RETURN 'claim' AS what, r.id AS id
  UNION
  MATCH ()-[r:{types}]->()
  WHERE r.withdrawn_on IS NULL
    AND ($id IN r.said_by OR $id IN r.about OR r.event = $id OR any(name IN $properties WHERE r[name] = $id))
  RETURN 'claim' AS what, r.id AS id
  UNION
  MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim)
  WHERE c.withdrawn_on IS NULL
    AND (e.id = $id OR $id IN c.said_by OR $id IN c.about OR c.event = $id OR c.value = $id)
  RETURN 'claim' AS what, c.id AS id
  UNION
  MATCH (s:Source) WHERE $id IN s.author OR s.publisher = $id
  RETURN 'source' AS what, s.id AS id
  UNION
  MATCH (n:Entity) WHERE n.id <> $id AND any(name IN $properties WHERE n[name] = $id)
  RETURN 'entity' AS what, n.id AS id
}
RETURN what, id ORDER BY what, id
