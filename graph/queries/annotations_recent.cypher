// What did analysts note on claims and entities lately, the newest first, and how much is there?
// $offset: how many to leave out first.
// $limit: how many at most.
MATCH (a:Annotation) WHERE a.withdrawn_on IS NULL
WITH a ORDER BY coalesce(a.change, 0) DESC, a.at DESC, a.id
WITH collect(properties(a)) AS found
RETURN size(found) AS total, found[$offset..$offset + $limit] AS annotations
