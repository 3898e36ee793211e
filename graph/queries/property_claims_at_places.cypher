// Which property claims does a source make at these places?
// $source: the id of a source.
// $locators: locators, where '' stands for claims without one; null for all places.
// $skip: how many of them to leave out, in order of locator and id.
// $limit: how many to return.
MATCH (e:Entity)-[:HAS_CLAIM]->(c:PropertyClaim)
WHERE c.source = $source AND c.withdrawn_on IS NULL
  AND ($locators IS NULL OR coalesce(c.locator, '') IN $locators)
WITH e, c ORDER BY c.locator, c.id SKIP $skip LIMIT $limit
RETURN e.id AS entity, properties(c) AS properties
