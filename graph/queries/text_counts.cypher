// How many sources does each dataset have, how many of them are texts (with a SHA-256), and how many of these texts
// does the store have?
MATCH (s:Source)
UNWIND s.datasets AS dataset
RETURN dataset, count(s) AS sources, count(CASE WHEN s.sha256 IS NOT NULL THEN 1 END) AS known_texts,
  count(CASE WHEN s.text IS NOT NULL THEN 1 END) AS texts
ORDER BY dataset
