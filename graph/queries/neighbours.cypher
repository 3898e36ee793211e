// Which entities are joined to these entities by claims that match a filter? A page of them, those with the
// most such claims first, with every claim that joins them to these entities.
// $ids: ids of entities.
// $min_joined: to how many of these entities a neighbour must be joined at least: 2 for common neighbours of
// two.
// $offset: how many neighbours to skip.
// $limit: the maximum number of neighbours.
// $edge_types: edge types; all if left out.
MATCH (a:Entity)-[r:{edge_types}]-(b:Entity)
WHERE a.id IN $ids AND r.withdrawn_on IS NULL
{claim_matches_filter}
WITH b, count(r) AS claim_count, collect(DISTINCT a) AS joined
WHERE size(joined) >= $min_joined
WITH b, claim_count, joined ORDER BY claim_count DESC, b.name, b.id
WITH collect({b: b, claim_count: claim_count, joined: joined}) AS all_neighbours, sum(claim_count) AS claim_count
WITH size(all_neighbours) AS neighbour_count, claim_count, all_neighbours[$offset .. $offset + $limit] AS page
CALL (page) {
  UNWIND page AS row
  UNWIND row.joined AS a
  WITH a, row.b AS b
  MATCH (a)-[r:{edge_types}]-(b) WHERE r.withdrawn_on IS NULL
  WITH DISTINCT r
  RETURN collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS joining
}
RETURN neighbour_count, claim_count, [row IN page | row.b.id] AS ids, [row IN page | row.claim_count] AS counts, joining
