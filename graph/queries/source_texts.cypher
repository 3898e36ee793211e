// What is the text of these sources, where the store keeps it?
// $ids: ids of sources.
MATCH (s:Source) WHERE s.id IN $ids AND s.text IS NOT NULL
RETURN s.id AS id, s.text AS text
