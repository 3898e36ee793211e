// Who changed these records, when, and what did they say after each change?
// $what: claim, entity, source or annotation.
// $ids: ids of such records.
MATCH (v:Version) WHERE v.of IN $ids AND v.what = $what
RETURN properties(v) AS properties
ORDER BY v.of, v.number
