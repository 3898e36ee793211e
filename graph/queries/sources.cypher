// Which sources are there? Without their texts.
MATCH (s:Source)
RETURN s {.*, text: null} AS properties
ORDER BY s.id
