// On which entities do these entities act? A number of them, those with the most such claims first, with
// every claim in which one of these entities acts on them.
// $ids: ids of entities.
// $symmetric: edge types without a direction: both entities act.
// $limit: the maximum number of entities.
MATCH (a:Entity)-[r]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL AND (startNode(r) = a OR type(r) IN $symmetric)
WITH b, collect(DISTINCT r) AS acts
WITH b, acts, size(acts) AS claim_count ORDER BY claim_count DESC, b.name, b.id
WITH collect({b: b, acts: acts, claim_count: claim_count}) AS all_neighbours, sum(claim_count) AS claim_count
WITH size(all_neighbours) AS neighbour_count, claim_count, all_neighbours[.. $limit] AS page
CALL (page) {
  UNWIND page AS row
  UNWIND row.acts AS r
  WITH DISTINCT r
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS joining
}
RETURN neighbour_count, claim_count, [row IN page | row.b.id] AS ids, [row IN page | row.claim_count] AS counts, joining
