// Which datasets are there?
MATCH (d:Dataset)
RETURN d.id AS id, d.title AS title, d.description AS description
ORDER BY id
