"""The edit body of a claim: an analyst who sends it unchanged adds the same claim."""

from __future__ import annotations

from graph.store import Store

# Only a case has the hash of words that it may not keep.
NOT_COMPARED = {"id", "dataset", "recorded_on", "recorded_by", "quote_sha256"}


def list_claims_with_all_fields(store: Store) -> list[str]:
    """Return ids of claims that together have every type and every field, those with the most fields first.

    A field that only one edge type declares belongs to this type. All other fields are common to all types,
    and the code that writes them does not depend on the type: one claim or property claim with each is
    enough.
    """
    rows = store.query(
        "MATCH ()-[c]->() WHERE c.dataset = 'kazakhstan' AND c.id IS NOT NULL "
        "RETURN 'Claim' AS kind, type(c) AS type, keys(c) AS keys, c.id AS id "
        "UNION MATCH (p:PropertyClaim) "
        "RETURN 'PropertyClaim' AS kind, p.property AS type, keys(p) AS keys, p.id AS id"
    ).rows
    ids, seen = [], set[tuple[str, str]]()
    for kind, type_, keys, id_ in sorted(rows, key=lambda row: (-len(row[2]), row[3])):
        declared = store.ontology.edge_types[type_].properties if kind == "Claim" else {}
        fields = {(type_ if key in declared else kind, key) for key in keys} | {(kind, type_)}
        if not seen.issuperset(fields):
            seen.update(fields)
            ids.append(id_)
    return ids


def test_the_edit_body_of_every_kind_of_claim_writes_the_same_claim(kazakhstan, shared_store: Store):
    ids = list_claims_with_all_fields(shared_store)
    assert len(ids) > 50

    for id_ in ids:
        read = kazakhstan.get(f"/api/claims/{id_}").json()
        path = "claims" if "edge_type" in read["claim"] else "property-claims"
        response = kazakhstan.post(f"/api/{path}", json=read["edit_body"])

        assert response.status_code == 201, (read["edit_body"], response.text)
        claim = response.json()["claim"]
        assert {k: v for k, v in claim.items() if k not in NOT_COMPARED} == {
            k: v for k, v in read["claim"].items() if k not in NOT_COMPARED
        }
