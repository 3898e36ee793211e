"""Common neighbours over HTTP, with their ties to each of the two entities."""

from __future__ import annotations

import pytest


def list_common(client, **params):
    response = client.get(
        "/api/common-neighbours", params={"first": "tatiana", "second": "mukhtar", **params}
    )
    return {
        item["id"]: tuple(
            sorted(tie["edge_type"] for tie in item["ties"][side]) for side in ("first", "second")
        )
        for item in response.json()["neighbours"]
    }


def test_each_neighbour_has_ties_to_both(small):
    assert list_common(small) == {
        "bta": (["WORKED_AT"], ["HEADED", "OWNS"]),
        "kazakhstan": (["KIDNAPPED"], ["REQUESTED_EXTRADITION_OF"]),
    }


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"kind": "State"}, {"kazakhstan"}),
        ({"family": "work"}, {"bta"}),
        ({"mode": "actual"}, {"bta"}),
        ({"standing": "reported"}, {"bta", "kazakhstan"}),
        ({"standing": "disputed"}, set()),
        ({"limit": 1}, {"bta"}),
        ({"limit": 1, "offset": 1}, {"kazakhstan"}),
        ({"second": "gazette"}, set()),
    ],
)
def test_filtered_and_paged(small, params, expected):
    assert set(list_common(small, **params)) == expected


def test_the_total_is_of_all_pages(small):
    response = small.get(
        "/api/common-neighbours", params={"first": "tatiana", "second": "mukhtar", "limit": 1}
    ).json()

    assert (response["total"], response["next"], response["claim_count"]) == (2, 1, 6)


def test_the_two_entities_must_differ(small):
    response = small.get("/api/common-neighbours", params={"first": "alma", "second": "alma"})

    assert (response.status_code, response.json()["detail"]) == (422, "Both entities are 'alma'.")


def test_both_entities_must_be_in_the_store(small):
    response = small.get("/api/common-neighbours", params={"first": "alma", "second": "nobody"})

    assert (response.status_code, response.json()["detail"]) == (
        404,
        "No entity of the store has the id 'nobody'.",
    )
