// What did analysts note on these claims, in the order in which they did? Withdrawn annotations too.
// $ids: ids of claims and property claims.
MATCH (a:Annotation) WHERE a.of IN $ids
RETURN properties(a) AS properties
ORDER BY a.of, size(a.id), a.id
