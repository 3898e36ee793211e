// Which of these sources does a claim, another source or an unnamed entity rest on? (Asked before removing
// any.)
// $ids: ids of sources.
// $leaving: ids of entities that do not count, since they leave too.
// $types: types of edge; all where left out.
CALL () {
  MATCH ()-[r:{types}]->() WHERE r.source IN $ids
  RETURN r.source AS id
  UNION
  MATCH (c:PropertyClaim) WHERE c.source IN $ids
  RETURN c.source AS id
  UNION
  MATCH (s:Source) WHERE NOT s.id IN $ids
  UNWIND coalesce(s.derived_from, []) AS id
  RETURN id
  UNION
  MATCH (n:Entity) WHERE n.source IN $ids AND NOT n.id IN $leaving
  RETURN n.source AS id
}
WITH DISTINCT id WHERE id IN $ids
RETURN collect(id) AS ids
