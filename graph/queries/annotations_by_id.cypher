// Which annotations have these ids? Withdrawn ones too.
// $ids: ids of annotations.
MATCH (a:Annotation) WHERE a.id IN $ids
RETURN properties(a) AS properties
ORDER BY a.id
