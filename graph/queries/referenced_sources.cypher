// Which of these sources does a claim, another source or an unnamed entity refer to? The writer keeps these
// when it removes sources.
// $ids: ids of sources.
// $removed: ids of entities that are removed as well, whose references do not count.
// $edge_types: edge types; all if left out.
CALL () {
  MATCH ()-[r:{edge_types}]->() WHERE r.source IN $ids
  RETURN r.source AS id
  UNION
  MATCH (c:PropertyClaim) WHERE c.source IN $ids
  RETURN c.source AS id
  UNION
  MATCH (s:Source) WHERE NOT s.id IN $ids
  UNWIND coalesce(s.derived_from, []) AS id
  RETURN id
  UNION
  MATCH (n:Entity) WHERE n.source IN $ids AND NOT n.id IN $removed
  RETURN n.source AS id
}
WITH DISTINCT id WHERE id IN $ids
RETURN collect(id) AS ids
