"""Sets of ties over HTTP: selected, paged, counted, in columns, as files."""

from __future__ import annotations

import json

import pytest

from tests.graph.make_records import DATASET
from tests.graph.small_case import CLAIMS, claim_ids_of


def claims_of(client, **params):
    response = client.get("/api/ties", params=params)
    assert response.status_code == 200
    return {claim["id"] for tie in response.json()["ties"] for claim in tie["claims"]}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, set(CLAIMS)),
        ({"around": "alma"}, {"married"}),
        ({"around": "roman", "hops": 2, "edge_type": "WORKED_AT"}, {"roman at bta", "tatiana at bta"}),
        ({"between": ["tatiana", "roman"]}, {"tatiana at bta", "roman at bta"}),
        ({"among": ["bta", "mukhtar"]}, {"headed", "owns", "does not own"}),
        ({"among": ["mukhtar", "kazakhstan"]}, {"by kazakhstan"}),
        ({"dataset": DATASET, "family": "work", "stance": "denied"}, {"owns", "does not own"}),
        ({"of_source": "blog"}, {"persecuted", "owns", "does not own", "feared"}),
        ({"source": "blog"}, {"persecuted", "owns", "does not own", "feared"}),
        ({"standing": "disputed"}, {"owns", "does not own"}),
        ({"mode": "feared"}, {"feared"}),
        ({"kind": "Person"}, {"married", "persecuted"}),
        ({"around": "kazakhstan", "kind": "Person"}, {"governed", "persecuted", "by kazakhstan", "feared"}),
        ({"stance": "denied", "edge_type": "MARRIED_TO"}, set()),
    ],
)  # fmt: skip
def test_selections_and_filters(small, params, expected):
    assert claims_of(small, **params) == claim_ids_of(*expected)


def test_the_pages_together_are_the_complete_list(small):
    complete = small.get("/api/ties").json()
    ids = [tie["id"] for tie in complete["ties"]]
    pages = [small.get("/api/ties", params={"limit": 4, "offset": offset}).json() for offset in (0, 4, 8)]

    assert [tie["id"] for page in pages for tie in page["ties"]] == ids
    assert [(page["total"], page["next"]) for page in pages] == [(11, 4), (11, 8), (11, None)]
    assert set(pages[0]["names"]["entities"]) < set(complete["names"]["entities"])


def test_columns_have_all_ties(small):
    complete = {tie["id"]: tie for tie in small.get("/api/ties").json()["ties"]}
    response = small.get("/api/ties", params={"format": "columns", "limit": 1}).json()

    entities, ties = response["entities"], response["ties"]
    assert dict(zip(ties["id"], ties["standing"], strict=True)) == {
        id_: tie["standing"] for id_, tie in complete.items()
    }
    assert [entities["id"][index] for index in ties["subject"]] == [
        complete[id_]["subject"] for id_ in ties["id"]
    ]
    assert [entities["name"][index] for index in ties["object"]] == [
        complete[id_]["object_name"] for id_ in ties["id"]
    ]
    assert sorted(ties["claim_count"]) == [1] * 10 + [2]
    assert {"role": "chairman"} in ties["identifying"]


def test_counts(small):
    response = small.get("/api/ties/counts", params={"around": "mukhtar", "family": "work"}).json()

    assert {
        key: response[key]
        for key in ("tie_count", "claim_count", "entity_count", "edge_types", "standings", "kinds")
    } == {
        "tie_count": 2,
        "claim_count": 3,
        "entity_count": 2,
        "edge_types": {"HEADED": 1, "OWNS": 1},
        "standings": {"disputed": 1, "reported": 1},
        "kinds": {"Organisation": 1, "Person": 1},
    }


@pytest.mark.parametrize("path", ["/api/ties", "/api/ties/counts", "/api/ties/file"])
@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"around": "nobody"}, 404),
        ({"between": ["alma", "nobody"]}, 404),
        ({"among": ["alma", "nobody"]}, 404),
        ({"dataset": "none"}, 404),
        ({"of_source": "none"}, 404),
        ({"between": "alma"}, 422),
        ({"around": "alma", "dataset": DATASET}, 422),
        ({"edge_type": "HUGGED"}, 422),
        ({"hops": 9, "around": "alma"}, 422),
        ({"valid_until": "soon"}, 422),
        # If an empty or unknown parameter were ignored, everything would be selected.
        ({"around": ""}, 422),
        ({"dataset": ""}, 422),
        ({"between": ["", ""]}, 422),
        ({"of_source": ""}, 422),
        ({"edge_type": ""}, 422),
        ({"arround": "alma"}, 422),
        ({"source": "none"}, 404),
        ({"valid_from": "2014", "valid_until": "2013-12"}, 422),
        ({"said_from": "2014", "said_until": "2013"}, 422),
    ],
)
def test_errors(small, path, params, status):
    assert small.get(path, params=params).status_code == status


@pytest.mark.parametrize(
    ("format_", "media", "name"),
    [
        ("csv", "text/csv", "ties.csv"),
        ("csv-zip", "application/zip", "ties.zip"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ties.xlsx"),
        ("parquet", "application/vnd.apache.parquet", "ties.parquet"),
        ("graphml", "application/graphml+xml", "ties.graphml"),
        ("gexf", "application/gexf+xml", "ties.gexf"),
        ("node-link", "application/json", "ties.json"),
        ("cytoscape", "application/vnd.cytoscape+json", "ties.cyjs"),
        ("neo4j", "application/zip", "ties.neo4j.zip"),
    ],
)
def test_files(small, format_, media, name):
    response = small.get("/api/ties/file", params={"format": format_, "around": "alma"})

    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media)
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'
    if not name.endswith((".zip", ".xlsx", ".parquet")):
        assert b"Alma Shalabayeva" in response.content
    assert "claims_among" in response.headers["casegraph-queries"]


def test_a_file_says_its_length(small):
    response = small.get("/api/ties/file", headers={"Accept-Encoding": "identity"})

    assert int(response.headers["content-length"]) == len(response.content) > 1_000


def test_another_format_is_refused(small):
    assert small.get("/api/ties/file", params={"format": "docx"}).status_code == 422


def test_what_a_format_has_no_place_for_is_said_in_a_header(small):
    left_out = small.get("/api/ties/file", params={"dataset": DATASET}).headers["casegraph-left-out"]

    assert list(json.loads(left_out).values()) == [2]
    assert small.get("/api/ties/file", params={"format": "xlsx"}).headers["casegraph-left-out"] == "{}"


def test_a_graph_that_is_too_large_is_refused(small, monkeypatch):
    monkeypatch.setattr("visualize.exports.graphs.MAX_TIES", 3)
    response = small.get("/api/ties/file", params={"format": "gexf"})

    assert response.status_code == 422
    assert "more than 3 ties" in response.json()["detail"]
