// What tells these entities apart: how many claims and neighbours has each, and what joins it to those who
// themselves have most ties?
// $ids: ids of entities.
// $telling: types of edge that come first, since they tell who somebody is: kin, work.
// $most: to how many at most.
// $types: types of edge; all where left out.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
CALL (a) {
  MATCH (a)-[r:{types}]-(b:Entity) WHERE r.withdrawn_on IS NULL
  WITH b, count(r) AS claims,
       max(CASE WHEN r.mode <> 'actual' OR r.stance = 'denied' THEN 0
                WHEN type(r) IN $telling THEN 2 ELSE 1 END) AS telling
  ORDER BY telling DESC, COUNT { (b)--() } DESC, b.id
  RETURN sum(claims) AS claims, count(b) AS neighbours, collect(b)[..$most] AS best
}
CALL (a, best) {
  UNWIND best AS b
  MATCH (a)-[r:{types}]-(b) WHERE r.withdrawn_on IS NULL
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS found
}
RETURN id, claims, neighbours, [b IN best | b.id] AS best, found
