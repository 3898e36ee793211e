"""A case that declares types of its own is checked, loaded, listed, drawn and edited like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph.store import Store
from tests.api.client import make_client
from tests.fill_store import empty_store

TYPES = """\
types:
  KNOWS:
    reads: [knows, is known by]
    present: knows
    past: knew
    infinitive: know
    participle: known
    subject: [people]
    object: [people]
    properties:
      since_when: {type: date}
      how: {type: text, identifying: true}
properties:
  nickname: {label: nickname, kinds: [people], type: text, single_valued: true}
"""

CASE = {
    "case.yaml": "title: Ada and Ben\n",
    "sources.yaml": "paper: {title: A report}\n",
    "entities.yaml": "Person:\n  ada: {name: Ada}\n  ben: {name: Ben}\n",
    "ontology.yaml": TYPES,
    "claims/paper.yaml": """\
source: paper
defaults: {note: what the report says}
passages:
  - locator: page 1
    claims:
      - {claim: ada KNOWS ben, since_when: 2012, how: by letter}
      - {claim: ben KNOWS ada, stance: alleged, mode: feared}
      - {property: ada nickname, value: Captain}
""",
}


def write_case(folder: Path, **changes: str) -> Path:
    for name, content in {**CASE, **changes}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_case(tmp_path / "ada")


@pytest.fixture
def fresh_store(store: Store) -> Iterator[Store]:
    yield store
    empty_store(store)


def test_a_case_with_types_of_its_own_is_checked_without_a_store(run, case):
    assert run("check", case).out == "Ada and Ben: no mistakes in 3 claims, not checked against texts.\n"


def test_a_mistake_in_a_declaration_is_reported_once(run, case):
    write_case(case, **{"ontology.yaml": TYPES.replace("infinitive", "infinitiv")})

    ran = run("check", case)

    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"{case}/ontology.yaml:2: infinitive is missing",
        f"{case}/ontology.yaml:6: infinitiv is not a key that is known here; did you mean `infinitive`?",
    ]


def test_claims_of_declared_types_are_loaded_listed_and_withdrawn(
    on_store, run, store_url, fresh_store, case, tmp_path
):
    loaded = on_store("load", case)
    ties = run("ties", "ada", "--type", "KNOWS", "--store", store_url)
    path = run("path", "ada", "ben", "--store", store_url)
    page = run("show", "--dataset", "ada", "-o", tmp_path / "page.html", "--no-open", "--store", store_url)
    again = run("load", case, "--store", store_url)
    write_case(
        case, **{"claims/paper.yaml": CASE["claims/paper.yaml"].replace("ben KNOWS ada", "ben MET ada")}
    )
    changed = run("load", case, "--store", store_url, "--json")

    assert loaded.code == 0, loaded.err
    assert [line for line in ties.out.splitlines() if not line.startswith(" ")] == [
        "Ada knows Ben (by letter) - reported",
        "It is feared that Ben may know Ada - alleged",
    ]
    assert (path.code, page.code) == (0, 0)
    assert "KNOWS" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "6 unchanged" in again.out
    assert (changed.json()["written"], changed.json()["withdrawn"]) == (1, 1)


def test_two_cases_may_declare_one_type_alike_but_not_in_different_ways(
    on_store, run, store_url, fresh_store, case, tmp_path
):
    on_store("load", case)
    entities = {
        "entities.yaml": "Person:\n  cas: {name: Cas}\n  dan: {name: Dan}\n",
        "sources.yaml": "web: {title: B}\n",
    }
    claims = {
        "claims/paper.yaml": "source: web\npassages: [{locator: page 1, note: x, claims: [cas KNOWS dan]}]\n"
    }
    alike = write_case(tmp_path / "cas", **entities, **claims)
    different = write_case(
        tmp_path / "dan", **entities, **claims, **{"ontology.yaml": TYPES.replace("knew", "kenned")}
    )

    same = run("load", alike, "--store", store_url)
    other = run("load", different, "--store", store_url)

    assert same.code == 0, same.err
    assert (other.code, other.err.splitlines()) == (
        1,
        [
            "The case 'dan' cannot declare its types: "
            "the case 'ada' in the store declares KNOWS in another way.",
            "Give it the same declaration in both cases, or another name in one of them.",
        ],
    )


def test_an_open_service_learns_the_types_of_a_case_that_is_loaded_meanwhile(
    run, fresh_store, store_url, case
):
    with graph.open(store_url) as of_service, make_client(of_service) as client:
        before = client.get("/api/ties", params={"edge_type": "KNOWS"})
        run("load", case, "--store", store_url)
        client.app.state.revisions.invalidate()
        after = client.get("/api/ties", params={"edge_type": "KNOWS"})
        vocabulary = client.get("/api/vocabulary").json()
        ends = {"edge_type": "KNOWS", "subject": "ada", "object": "ben"}
        written = client.post("/api/claims", json={**ends, "source": "paper", "note": "by phone"})

    assert before.status_code == 422
    assert "'KNOWS' is not a declared edge type" in before.json()["detail"]
    assert (after.status_code, len(after.json()["ties"])) == (200, 2)
    assert "declared by a case" in str(vocabulary)
    assert (written.status_code, written.json()["claim"]["edge_type"]) == (201, "KNOWS")


def test_the_first_request_after_a_load_may_write_a_claim_of_a_new_type(run, fresh_store, store_url, case):
    with graph.open(store_url) as of_service, make_client(of_service) as client:
        run("load", case, "--store", store_url)
        ends = {"edge_type": "KNOWS", "subject": "ada", "object": "ben"}
        written = client.post("/api/claims", json={**ends, "source": "paper", "note": "by phone"})

    assert (written.status_code, written.json()["claim"]["edge_type"]) == (201, "KNOWS")


def test_the_type_of_a_property_cannot_change_while_claims_of_it_are_stored(
    on_store, run, store_url, fresh_store, case
):
    on_store("load", case)
    changed = TYPES.replace("since_when: {type: date}", "since_when: {type: text}")
    write_case(case, **{"ontology.yaml": changed})

    ran = run("load", case, "--store", store_url)

    assert (ran.code, ran.err.splitlines()[:1]) == (
        1,
        [
            "The case 'ada' cannot change what it declared: since_when of KNOWS was declared in another way, "
            "and the store has claims of it."
        ],
    )
    assert "Ada knows Ben (by letter)" in run("ties", "ada", "--store", store_url).out


def test_a_property_that_is_no_longer_declared_stays_with_its_claims(
    on_store, run, store_url, fresh_store, case
):
    on_store("load", case)
    with graph.open(store_url) as opened, make_client(opened) as client:
        ends = {"edge_type": "KNOWS", "subject": "ben", "object": "ada", "properties": {"since_when": "2013"}}
        added = client.post("/api/claims", json={**ends, "source": "paper", "note": "by phone"}).json()
        without = TYPES.replace("      since_when: {type: date}\n", "")
        claims = CASE["claims/paper.yaml"].replace("since_when: 2012, ", "")
        run(
            "load",
            write_case(case, **{"ontology.yaml": without, "claims/paper.yaml": claims}),
            "--store",
            store_url,
        )
        claim = client.get(f"/api/claims/{added['claim']['id']}").json()["claim"]

    assert claim["properties"] == {"since_when": "2013"}


@pytest.mark.parametrize("character", ["\u202e", "\u2067", "\x1b", "\u200b"])
def test_the_words_of_a_type_have_no_character_that_cannot_be_seen(run, case, character):
    write_case(case, **{"ontology.yaml": TYPES.replace("is known by", f"is {character}known by")})

    ran = run("check", case)

    assert ran.code == 1
