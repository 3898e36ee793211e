// Which store is this, how many times has it been written to, and which types do its cases declare?
MATCH (s:CasegraphSchema {id: 'schema'})
RETURN s.graph AS graph, coalesce(s.revision, 0) AS revision, coalesce(s.declared_types_sum, '') AS declared_types
