// Who is tied to these entities by claims that fit what is asked: those with the most such claims first, a
// page of them, with every claim that joins them?
// $ids: ids of entities.
// $sides: to how many of these whoever is found must be tied; 1 for neighbours, 2 for what two have in common.
// $offset: how many to leave out first.
// $limit: how many at most.
// $kinds: kinds of whoever is found; all where empty.
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
WITH b, count(r) AS claims, collect(DISTINCT a) AS sides
WHERE size(sides) >= $sides
WITH b, claims, sides ORDER BY claims DESC, b.name, b.id
WITH collect({b: b, claims: claims, sides: sides}) AS every, sum(claims) AS claims
WITH size(every) AS neighbours, claims, every[$offset .. $offset + $limit] AS page
CALL (page) {
  UNWIND page AS one
  UNWIND one.sides AS a
  WITH a, one.b AS b
  MATCH (a)-[r:{types}]-(b) WHERE r.withdrawn_on IS NULL
  WITH DISTINCT r
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS found
}
RETURN neighbours, claims, [one IN page | one.b.id] AS ids, [one IN page | one.claims] AS counts, found
