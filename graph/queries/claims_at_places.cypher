// Which claims does a source make at these places?
// $source: the id of a source.
// $locators: locators, where '' stands for claims without one; null for all places.
// $skip: how many of them to leave out, in order of locator and id.
// $limit: how many to return.
// $edge_types: edge types; all if left out.
MATCH ()-[r:{edge_types}]->()
WHERE r.source = $source AND r.withdrawn_on IS NULL
  AND ($locators IS NULL OR coalesce(r.locator, '') IN $locators)
WITH r ORDER BY r.locator, r.id SKIP $skip LIMIT $limit
RETURN type(r) AS edge_type, startNode(r).id AS subject, endNode(r).id AS object, properties(r) AS properties
