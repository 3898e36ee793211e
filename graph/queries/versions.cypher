// Which versions do these records have: who changed them, when, and what did they state after each change?
// $record_kind: claim, entity, source or annotation.
// $ids: ids of such records.
MATCH (v:Version) WHERE v.record_id IN $ids AND v.record_kind = $record_kind
RETURN properties(v) AS properties
ORDER BY v.record_id, v.number
