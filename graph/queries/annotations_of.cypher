// What did analysts note on these claims or entities, in the order in which they did? Withdrawn notes too.
// $what: claim (property claims as well) or entity.
// $ids: their ids.
MATCH (a:Annotation) WHERE a.of IN $ids AND coalesce(a.what, 'claim') = $what
RETURN properties(a) AS properties
ORDER BY a.of, size(a.id), a.id
