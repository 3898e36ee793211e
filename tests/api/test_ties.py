"""Sets of ties over HTTP: selected, paged, counted, in columns, as files."""

from __future__ import annotations

import pytest

from tests.graph.made_up import DATASET
from tests.graph.small_case import CLAIMS, ids_of


def claims_of(client, **asked):
    answer = client.get("/api/ties", params=asked)
    assert answer.status_code == 200
    return {claim["id"] for tie in answer.json()["ties"] for claim in tie["claims"]}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, set(CLAIMS)),
        ({"around": "alma"}, {"married"}),
        ({"around": "roman", "hops": 2, "type": "WORKED_AT"}, {"roman at bta", "tatiana at bta"}),
        ({"one": "tatiana", "other": "roman"}, {"tatiana at bta", "roman at bta"}),
        ({"among": ["bta", "mukhtar"]}, {"headed", "owns", "does not own"}),
        ({"among": ["mukhtar", "kazakhstan"]}, {"by kazakhstan"}),
        ({"dataset": DATASET, "family": "work", "stance": "denied"}, {"owns", "does not own"}),
        ({"of_source": "blog"}, {"persecuted", "owns", "does not own", "feared"}),
        ({"source": "blog"}, {"persecuted", "owns", "does not own", "feared"}),
        ({"standing": "disputed"}, {"owns", "does not own"}),
        ({"mode": "feared"}, {"feared"}),
        ({"kind": "Person"}, {"married", "persecuted"}),
        ({"around": "kazakhstan", "kind": "Person"}, {"governed", "persecuted", "by kazakhstan", "feared"}),
        ({"stance": "denied", "type": "MARRIED_TO"}, set()),
    ],
)  # fmt: skip
def test_a_set_of_ties(small, asked, expected):
    assert claims_of(small, **asked) == ids_of(*expected)


def test_pages_are_parts_of_the_whole(small):
    whole = small.get("/api/ties").json()
    ids = [tie["id"] for tie in whole["ties"]]
    pages = [small.get("/api/ties", params={"limit": 4, "offset": offset}).json() for offset in (0, 4, 8)]

    assert [tie["id"] for page in pages for tie in page["ties"]] == ids
    assert [(page["total"], page["next"]) for page in pages] == [(11, 4), (11, 8), (11, None)]
    assert set(pages[0]["names"]["entities"]) < set(whole["names"]["entities"])


def test_columns_are_the_whole(small):
    whole = {tie["id"]: tie for tie in small.get("/api/ties").json()["ties"]}
    answer = small.get("/api/ties", params={"shape": "columns", "limit": 1}).json()

    entities, ties = answer["entities"], answer["ties"]
    assert dict(zip(ties["id"], ties["standing"], strict=True)) == {
        id_: tie["standing"] for id_, tie in whole.items()
    }
    assert [entities["id"][place] for place in ties["subject"]] == [
        whole[id_]["subject"] for id_ in ties["id"]
    ]
    assert [entities["name"][place] for place in ties["object"]] == [
        whole[id_]["object_name"] for id_ in ties["id"]
    ]
    assert sorted(ties["claims"]) == [1] * 10 + [2]
    assert {"role": "chairman"} in ties["identifying"]


def test_counts(small):
    answer = small.get("/api/ties/counts", params={"around": "mukhtar", "family": "work"}).json()

    assert {key: answer[key] for key in ("ties", "claims", "entities", "types", "standings", "kinds")} == {
        "ties": 2,
        "claims": 3,
        "entities": 2,
        "types": {"HEADED": 1, "OWNS": 1},
        "standings": {"disputed": 1, "reported": 1},
        "kinds": {"Organisation": 1, "Person": 1},
    }


@pytest.mark.parametrize("path", ["/api/ties", "/api/ties/counts", "/api/ties/file"])
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"around": "nobody"}, 404),
        ({"one": "alma", "other": "nobody"}, 404),
        ({"among": ["alma", "nobody"]}, 404),
        ({"dataset": "none"}, 404),
        ({"of_source": "none"}, 404),
        ({"one": "alma"}, 422),
        ({"around": "alma", "dataset": DATASET}, 422),
        ({"type": "HUGGED"}, 422),
        ({"hops": 9, "around": "alma"}, 422),
        ({"true_until": "soon"}, 422),
        # What is left empty would mean everything, and so would what nobody knows.
        ({"around": ""}, 422),
        ({"dataset": ""}, 422),
        ({"one": "", "other": ""}, 422),
        ({"of_source": ""}, 422),
        ({"type": ""}, 422),
        ({"arround": "alma"}, 422),
        ({"source": "none"}, 404),
        ({"true_from": "2014", "true_until": "2013-12"}, 422),
        ({"said_from": "2014", "said_until": "2013"}, 422),
    ],
)
def test_what_cannot_be_answered(small, path, asked, status):
    assert small.get(path, params=asked).status_code == status


@pytest.mark.parametrize(
    ("format_", "media", "name"),
    [
        ("csv", "text/csv", "ties.csv"),
        ("graphml", "application/graphml+xml", "ties.graphml"),
        ("node-link", "application/json", "ties.json"),
    ],
)
def test_files(small, format_, media, name):
    answer = small.get("/api/ties/file", params={"format": format_, "around": "alma"})

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert b"Alma Shalabayeva" in answer.content
    assert "claims_among" in answer.headers["casegraph-queries"]


def test_no_other_format(small):
    assert small.get("/api/ties/file", params={"format": "xlsx"}).status_code == 422
