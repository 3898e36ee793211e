// Which of these entities does a claim, a source or another entity name in a property? The writer keeps these
// when it removes the others.
// $entity_valued_properties: the properties of type entity of all edge types and kinds.
// $ids: ids of entities. What their own properties name does not count.
// $edge_types: edge types; all if left out.
CALL () {
  MATCH ()-[r:{edge_types}]->()
  UNWIND coalesce(r.said_by, []) + coalesce(r.about, []) + [r.event] + [name IN $entity_valued_properties | r[name]] AS id
  RETURN id
  UNION
  MATCH (c:PropertyClaim)
  UNWIND coalesce(c.said_by, []) + coalesce(c.about, []) + [c.event, c.value] AS id
  RETURN id
  UNION
  MATCH (s:Source)
  UNWIND coalesce(s.author, []) + [s.publisher] AS id
  RETURN id
  UNION
  MATCH (n:Entity) WHERE NOT n.id IN $ids
  UNWIND [name IN $entity_valued_properties | n[name]] AS id
  RETURN id
}
WITH DISTINCT id WHERE id IN $ids
RETURN collect(id) AS ids
