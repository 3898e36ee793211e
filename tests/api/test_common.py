"""Whom two have in common, with the ties on either side."""

from __future__ import annotations

import pytest


def common(client, **asked):
    answer = client.get("/api/common", params={"one": "tatiana", "other": "mukhtar", **asked})
    return {
        one["id"]: tuple(sorted(tie["edge_type"] for tie in one["ties"][side]) for side in ("one", "other"))
        for one in answer.json()["neighbours"]
    }


def test_ties_on_both_sides(small):
    assert common(small) == {
        "bta": (["WORKED_AT"], ["HEADED", "OWNS"]),
        "kazakhstan": (["KIDNAPPED"], ["REQUESTED_EXTRADITION_OF"]),
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "State"}, {"kazakhstan"}),
        ({"family": "work"}, {"bta"}),
        ({"mode": "actual"}, {"bta"}),
        ({"standing": "reported"}, {"bta", "kazakhstan"}),
        ({"standing": "disputed"}, set()),
        ({"limit": 1}, {"bta"}),
        ({"limit": 1, "offset": 1}, {"kazakhstan"}),
        ({"other": "gazette"}, set()),
    ],
)
def test_filtered_and_paged(small, asked, expected):
    assert set(common(small, **asked)) == expected


def test_the_total_is_of_all_pages(small):
    answer = small.get("/api/common", params={"one": "tatiana", "other": "mukhtar", "limit": 1}).json()

    assert (answer["total"], answer["next"], answer["claims"]) == (2, 1, 6)


def test_two_must_be_two(small):
    answer = small.get("/api/common", params={"one": "alma", "other": "alma"})

    assert (answer.status_code, answer.json()["detail"]) == (422, "Both are 'alma'.")


def test_both_must_be_there(small):
    answer = small.get("/api/common", params={"one": "alma", "other": "nobody"})

    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "No entity of the store has the id 'nobody'.",
    )
