"""Claims of the bundled case said again by an analyst: each draft is taken as it was read."""

from __future__ import annotations

from graph.store import Store

OF_CASE = {"id", "dataset", "recorded_on"}
# Only the case keeps a sum of words that it may not keep; an analyst's quote is checked or not written.
NOT_SENT = {"quote_sha256"}


def test_every_kind_of_claim_is_taken_as_its_draft_says_it(kazakhstan, open_store: Store):
    rows = open_store.query(
        "MATCH ()-[c]->() WHERE c.dataset = 'kazakhstan' AND c.id IS NOT NULL "
        "WITH type(c) AS type, keys(c) AS keys, min(c.id) AS id RETURN id"
    ).rows
    leaves = open_store.query("MATCH (p:PropertyClaim) RETURN p.id ORDER BY p.id LIMIT 20").rows
    assert rows
    assert leaves

    for (id_,) in [*rows, *leaves]:
        read = kazakhstan.get(f"/api/claims/{id_}").json()
        path = "claims" if "predicate" in read["claim"] else "property-claims"
        answer = kazakhstan.post(f"/api/{path}", json=read["draft"])

        assert answer.status_code == 201, (read["draft"], answer.text)
        again = answer.json()["claim"]
        hidden = OF_CASE | NOT_SENT
        assert {k: v for k, v in again.items() if k not in hidden} == {
            k: v for k, v in read["claim"].items() if k not in hidden
        }
