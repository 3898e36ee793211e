// What was read? Texts are left out.
MATCH (s:Source)
RETURN s {.*, text: null} AS properties
ORDER BY s.id
