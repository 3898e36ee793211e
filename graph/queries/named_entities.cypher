// Which entities does a claim, a source or another entity name without an edge? (Asked before removing any.)
// $properties: the properties of type entity of all types and kinds.
// $leaving: ids of entities whose own properties do not count, since they leave too.
// $types: types of edge; all where left out.
CALL () {
  MATCH ()-[r:{types}]->()
  UNWIND coalesce(r.said_by, []) + coalesce(r.about, []) + [r.event] + [name IN $properties | r[name]] AS id
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
  MATCH (n:Entity) WHERE NOT n.id IN $leaving
  UNWIND [name IN $properties | n[name]] AS id
  RETURN id
}
WITH DISTINCT id WHERE id IS NOT NULL
RETURN collect(id) AS ids
