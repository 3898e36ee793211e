// By what can these entities be recognised: how many claims and neighbours does each have, and which claims
// join it to the neighbours that themselves have the most ties?
// $ids: ids of entities.
// $preferred: edge types that come first because they identify an entity best: kinship and work.
// $limit: the maximum number of neighbours of each entity.
// $edge_types: edge types; all if left out.
UNWIND $ids AS id
MATCH (a:Entity {id: id})
CALL (a) {
  MATCH (a)-[r:{edge_types}]-(b:Entity) WHERE r.withdrawn_on IS NULL
  WITH b, count(r) AS claim_count,
       max(CASE WHEN r.mode <> 'actual' OR r.stance = 'denied' THEN 0
                WHEN type(r) IN $preferred THEN 2 ELSE 1 END) AS rank
  ORDER BY rank DESC, COUNT { (b)--() } DESC, b.id
  RETURN sum(claim_count) AS claim_count, count(b) AS neighbour_count, collect(b)[..$limit] AS best
}
CALL (a, best) {
  UNWIND best AS b
  MATCH (a)-[r:{edge_types}]-(b) WHERE r.withdrawn_on IS NULL
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS joining
}
RETURN id, claim_count, neighbour_count, [b IN best | b.id] AS best, joining
