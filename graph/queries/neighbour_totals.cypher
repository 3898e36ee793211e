// How many different neighbours does each of these entities have?
// $ids: ids of entities.
// $scanned: of a hub, this many claims are looked at; then it has at least that many neighbours.
MATCH (n:Entity) WHERE n.id IN $ids
CALL (n) {
  MATCH (n)-[r]-(m:Entity) WHERE r.withdrawn_on IS NULL AND m <> n
  WITH m LIMIT $scanned
  RETURN count(DISTINCT m) AS neighbours, count(*) AS claims
}
RETURN n.id AS id, neighbours, claims = $scanned AS is_at_least ORDER BY id
