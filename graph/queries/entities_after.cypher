// Which entities come after an id, in order of id, and how many relationships does each have?
// $after: an id; '' begins with the first entity.
// $limit: how many entities to return.
// $dataset: the id of a dataset that has the entity, or a property claim about it; any if empty.
// $sources: ids of sources with a property claim about the entity; any if empty.
MATCH (e:Entity)
WHERE e.id > $after
  AND ($dataset = '' AND $sources = [] OR $dataset IN e.datasets
       OR EXISTS {
         MATCH (e)-[:HAS_CLAIM]->(c:PropertyClaim)
         WHERE c.withdrawn_on IS NULL AND ($dataset = '' OR c.dataset = $dataset)
           AND ($sources = [] OR c.source IN $sources)
       })
RETURN e.id AS id, count { (e)--() } AS degree
ORDER BY e.id
LIMIT $limit
