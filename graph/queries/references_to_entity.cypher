// Which claims that are not withdrawn, sources and other entities refer to an entity? While there are any, an
// analyst cannot withdraw the entity.
// $id: the id of an entity.
// $entity_valued_properties: the properties of type entity of all edge types and kinds.
// $edge_types: edge types; all if left out.
CALL () {
  MATCH (:Entity {id: $id})-[r:{edge_types}]-() WHERE r.withdrawn_on IS NULL
  RETURN 'claim' AS record_kind, r.id AS id
  UNION
  MATCH ()-[r:{edge_types}]->()
  WHERE r.withdrawn_on IS NULL
    AND ($id IN r.said_by OR $id IN r.about OR r.event = $id OR any(name IN $entity_valued_properties WHERE r[name] = $id))
  RETURN 'claim' AS record_kind, r.id AS id
  UNION
  MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim)
  WHERE c.withdrawn_on IS NULL
    AND (e.id = $id OR $id IN c.said_by OR $id IN c.about OR c.event = $id OR c.value = $id)
  RETURN 'claim' AS record_kind, c.id AS id
  UNION
  MATCH (s:Source) WHERE $id IN s.author OR s.publisher = $id
  RETURN 'source' AS record_kind, s.id AS id
  UNION
  MATCH (n:Entity) WHERE n.id <> $id AND any(name IN $entity_valued_properties WHERE n[name] = $id)
  RETURN 'entity' AS record_kind, n.id AS id
}
RETURN record_kind, id ORDER BY record_kind, id
