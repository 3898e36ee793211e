// How many sources does each dataset have, and of how many of them does the store have the text?
MATCH (s:Source)
UNWIND s.datasets AS dataset
RETURN dataset, count(s) AS sources, count(CASE WHEN s.text IS NOT NULL THEN 1 END) AS texts
ORDER BY dataset
