// Which annotations did analysts make on these claims or entities, the oldest first? Withdrawn ones too.
// $record_kind: claim (for property claims as well) or entity.
// $ids: ids of claims or entities.
MATCH (a:Annotation) WHERE a.record_id IN $ids AND a.record_kind = $record_kind
RETURN properties(a) AS properties
ORDER BY a.record_id, size(a.id), a.id
