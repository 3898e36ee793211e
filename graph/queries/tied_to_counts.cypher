// How many claims that fit what is asked join these entities to others, by type, direction and kind of the
// other?
// $ids: ids of entities.
// $kinds: kinds of the others; all where empty.
// $sources: ids of sources; all where empty.
// $stances: stances of a claim; all where empty.
// $modes: modes of a claim; all where empty.
// $true_from: a date; the claim was true on it or later; any where empty.
// $true_until: a date; the claim was true on it or before; any where empty.
// $said_from: a date; it was said, or its source published, on it or later; any where empty.
// $said_until: a date; it was said, or its source published, on it or before; any where empty.
// $types: types of edge; all where left out.
MATCH (a:Entity)-[r:{types}]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL
  AND ($kinds = [] OR any(label IN labels(b) WHERE label IN $kinds))
  AND ($sources = [] OR r.source IN $sources)
  AND ($stances = [] OR r.stance IN $stances)
  AND ($modes = [] OR r.mode IN $modes)
WITH a, b, r,
     CASE WHEN $true_from + $true_until + $said_from + $said_until = '' THEN []
     ELSE [date IN [r.valid_from, r.valid_until,
                    coalesce(r.said_on, head(COLLECT { MATCH (s:Source {id: r.source}) RETURN s.published }))]
           | CASE WHEN date CONTAINS 'T'
             THEN left(toString(datetime({datetime: datetime(date), timezone: 'Z'})), 16) + 'Z'
             ELSE date END] END AS dates
WHERE ($true_from + $true_until = '' OR (dates[0] IS NOT NULL OR dates[1] IS NOT NULL)
       AND NOT coalesce(left(dates[1], size($true_from)) < left($true_from, size(dates[1])), false)
       AND NOT coalesce(left($true_until, size(dates[0])) < left(dates[0], size($true_until)), false))
  AND ($said_from + $said_until = '' OR dates[2] IS NOT NULL
       AND NOT left(dates[2], size($said_from)) < left($said_from, size(dates[2]))
       AND NOT left($said_until, size(dates[2])) < left(dates[2], size($said_until)))
RETURN type(r) AS edge_type, startNode(r) = a AS forward,
       [label IN labels(b) WHERE label <> 'Entity'][0] AS kind, count(r) AS claims
ORDER BY edge_type, forward DESC, kind
