// Which annotations did analysts make lately, the newest first, and how many are there?
// $offset: how many to skip.
// $limit: the maximum number of annotations.
MATCH (a:Annotation) WHERE a.withdrawn_on IS NULL AND a.record_kind IS NOT NULL
WITH a ORDER BY coalesce(a.change, 0) DESC, a.at DESC, a.id
WITH collect(properties(a)) AS annotations
RETURN size(annotations) AS total, annotations[$offset..$offset + $limit] AS annotations
