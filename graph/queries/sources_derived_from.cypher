// Which sources are derived from this one?
// $id: the id of a source.
MATCH (s:Source) WHERE $id IN s.derived_from
RETURN s.id AS id ORDER BY id
