// Continues the WHERE of a MATCH (a)-[r]-(b): does the claim `r`, which joins `a` to the neighbour `b`, match
// a filter? `graph.derived.filters.TieFilter.matches_claim` says the same in Python; a test compares the two.
// $kinds: kinds of the neighbour; any if empty.
// $sources: ids of sources; any if empty.
// $stances: stances of the claim; any if empty.
// $modes: modes of the claim; any if empty.
// $valid_from: a date; the claim was true on this date or later; any date if empty.
// $valid_until: a date; the claim was true on this date or before; any date if empty.
// $said_from: a date; the claim was said, or its source published, on this date or later; any date if empty.
// $said_until: a date; the claim was said, or its source published, on this date or before; any date if
// empty.
  AND ($kinds = [] OR any(label IN labels(b) WHERE label IN $kinds))
  AND ($sources = [] OR r.source IN $sources)
  AND ($stances = [] OR r.stance IN $stances)
  AND ($modes = [] OR r.mode IN $modes)
WITH a, b, r,
     CASE WHEN $valid_from + $valid_until + $said_from + $said_until = '' THEN []
     ELSE [date IN [r.valid_from, r.valid_until,
                    coalesce(r.said_on, head(COLLECT { MATCH (s:Source {id: r.source}) RETURN s.published }))]
           | CASE WHEN date CONTAINS 'T'
             THEN left(toString(datetime({datetime: datetime(date), timezone: 'Z'})), 16) + 'Z'
             ELSE date END] END AS dates
WHERE ($valid_from + $valid_until = '' OR (dates[0] IS NOT NULL OR dates[1] IS NOT NULL)
       AND NOT coalesce(left(dates[1], size($valid_from)) < left($valid_from, size(dates[1])), false)
       AND NOT coalesce(left($valid_until, size(dates[0])) < left(dates[0], size($valid_until)), false))
  AND ($said_from + $said_until = '' OR dates[2] IS NOT NULL
       AND NOT left(dates[2], size($said_from)) < left($said_from, size(dates[2]))
       AND NOT left($said_until, size(dates[2])) < left(dates[2], size($said_until)))
