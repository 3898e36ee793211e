// Which store is this, and how many times has it been written to?
MATCH (s:CasegraphSchema {id: 'schema'})
RETURN s.graph AS graph, coalesce(s.revision, 0) AS revision
