"""Claims of the bundled case said again by an analyst: each draft is taken as it was read."""

from __future__ import annotations

from graph.store import Store

OF_CASE = {"id", "dataset", "recorded_on"}
# Only the case keeps a sum of words that it may not keep; an analyst's quote is checked or not written.
NOT_SENT = {"quote_sha256"}


def every_kind(store: Store) -> list[str]:
    """Ids of claims that have between them every field of every type, those with the most fields first."""
    rows = store.query(
        "MATCH ()-[c]->() WHERE c.dataset = 'kazakhstan' AND c.id IS NOT NULL "
        "RETURN type(c) AS type, keys(c) AS keys, c.id AS id "
        "UNION MATCH (p:PropertyClaim) RETURN p.property AS type, keys(p) AS keys, p.id AS id"
    ).rows
    found, seen = [], set[tuple[str, str]]()
    for type_, keys, id_ in sorted(rows, key=lambda row: (-len(row[1]), row[2])):
        if not seen.issuperset((type_, key) for key in keys):
            seen.update((type_, key) for key in keys)
            found.append(id_)
    return found


def test_every_kind_of_claim_is_taken_as_its_draft_says_it(kazakhstan, open_store: Store):
    ids = every_kind(open_store)
    assert len(ids) > 50

    for id_ in ids:
        read = kazakhstan.get(f"/api/claims/{id_}").json()
        path = "claims" if "edge_type" in read["claim"] else "property-claims"
        answer = kazakhstan.post(f"/api/{path}", json=read["draft"])

        assert answer.status_code == 201, (read["draft"], answer.text)
        again = answer.json()["claim"]
        hidden = OF_CASE | NOT_SENT
        assert {k: v for k, v in again.items() if k not in hidden} == {
            k: v for k, v in read["claim"].items() if k not in hidden
        }
