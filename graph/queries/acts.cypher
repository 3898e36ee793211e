// Whom do the acts of these entities touch: those with the most such claims first, so many of them, with every
// claim in which one of these entities is the one that acts?
// $ids: ids of entities.
// $symmetric: types of edge without a direction: both of their ends act.
// $limit: how many at most.
MATCH (a:Entity)-[r]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL AND (startNode(r) = a OR type(r) IN $symmetric)
WITH b, collect(DISTINCT r) AS acts
WITH b, acts, size(acts) AS claims ORDER BY claims DESC, b.name, b.id
WITH collect({b: b, acts: acts, claims: claims}) AS every, sum(claims) AS claims
WITH size(every) AS touched, claims, every[.. $limit] AS page
CALL (page) {
  UNWIND page AS one
  UNWIND one.acts AS r
  WITH DISTINCT r
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS found
}
RETURN touched, claims, [one IN page | one.b.id] AS ids, [one IN page | one.claims] AS counts, found
