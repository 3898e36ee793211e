// Which entities have this number or code of a register, and which claims say so?
// $identifier: the identifier, folded by `graph.model.identifiers`.
// $kinds: kinds of entity; any kind if empty.
// $limit: the maximum number of claims.
MATCH (node:Entity)-[:HAS_CLAIM]->(c:PropertyClaim {identifier: $identifier})
WHERE c.withdrawn_on IS NULL AND ($kinds = [] OR any(label IN labels(node) WHERE label IN $kinds))
WITH node, c LIMIT $limit
RETURN [label IN labels(node) WHERE label <> 'Entity'][0] AS kind, properties(node) AS properties,
       properties(c) AS claim
ORDER BY properties.id, claim.property, claim.id
