"""Files over HTTP: what they are, a preview, the load in the background and its report."""

from __future__ import annotations

import csv
import io
import time
import zipfile

import pytest

from api.settings import AccessSettings, LimitSettings, Settings
from graph.reading import load_entity
from tests.api.client import make_client
from tests.bundled_case import WORKED_EXAMPLE_FOLDER

TABLE = """Owner,Company,Relation,Source
Ada Quendrosk,Quarry Ltd,owner,https://register.example.org/quarry
Luc Quendrosk,Quarry Ltd,owner,https://register.example.org/quarry
"""
MAPPING = """
dataset: {id: owners, title: Owners of quarries}
sources:
  register: {key: "{Source}"}
entities:
  owner: {kind: Person, name: "{Owner}"}
  company: {kind: Organisation, name: "{Company}"}
claims:
  - {subject: owner, type: OWNS, object: company, source: register}
ignore: [Relation]
"""
GEXF = """<gexf version="1.3" xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed">
<nodes><node id="1" label="Ada"/><node id="2" label="Ben"/></nodes>
<edges><edge id="0" source="1" target="2" label="friend"/></edges></graph></gexf>
"""
SECONDS = 60


@pytest.fixture
def client(store):
    client = make_client(store)
    yield client
    client.app.state.import_jobs.close()


def send(client, name, content):
    return client.post("/api/imports", params={"name": name}, content=content)


def load(client, id_, **options):
    """Load a file, and return its import when the load has ended."""
    started = client.post(f"/api/imports/{id_}/load", json=options)
    assert (started.status_code, started.json()["state"]) == (202, "waiting")
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        state = client.get(f"/api/imports/{id_}").json()
        if state["state"] not in {"waiting", "loading"}:
            return state
        time.sleep(0.05)
    raise AssertionError(f"the load has not ended: {state}")


def sentences(preview):
    return {claim["sentence"] for each in preview["datasets"] for claim in each["claims"]}


def ties(client):
    return {tie["sentence"] for tie in client.get("/api/ties").json()["ties"]}


def test_a_table_is_previewed_by_a_proposed_mapping_which_loads_as_it_is(client):
    sent = send(client, "owners.csv", TABLE)
    preview = sent.json()["preview"]

    loaded = load(client, sent.json()["received"]["id"], mapping=preview["proposed_mapping"])

    assert sent.status_code == 201
    assert [each["loader"] for each in preview["datasets"]] == ["table"]
    assert loaded["state"] == "loaded"
    assert sentences(preview) == ties(client) != set()


def test_a_load_by_a_mapping_reports_what_it_did(client, store):
    id_ = send(client, "owners.csv", TABLE).json()["received"]["id"]

    loaded = load(client, id_, mapping=MAPPING)
    again = load(client, id_, mapping=MAPPING)

    counts = [
        {key: run["report"][0][key] for key in ("dataset", "written", "refused")} for run in (loaded, again)
    ]
    assert counts == [
        {"dataset": "owners", "written": loaded["report"][0]["read"], "refused": 0},
        {"dataset": "owners", "written": 0, "refused": 0},
    ]
    assert ties(client) == {"Ada Quendrosk owns Quarry Ltd", "Luc Quendrosk owns Quarry Ltd"}


def test_a_dry_run_writes_nothing(client):
    id_ = send(client, "owners.csv", TABLE).json()["received"]["id"]

    dry = load(client, id_, mapping=MAPPING, dry_run=True)

    assert dry["report"][0]["written"] == dry["report"][0]["read"] > 0
    assert ties(client) == set()


def test_refused_rows_can_be_fetched_corrected_and_sent_again(client):
    id_ = send(client, "owners.csv", f"{TABLE},Quarry Ltd,owner,https://register.example.org/quarry\n").json()
    id_ = id_["received"]["id"]

    loaded = load(client, id_, mapping=MAPPING)
    refused = client.get(f"/api/imports/{id_}/refused")

    assert loaded["report"][0]["refused"] == 1
    rows = list(csv.reader(io.StringIO(refused.text.removeprefix("\ufeff"))))
    assert rows == [
        ["row of owners.csv", "Owner", "Company", "Relation", "Source", "refused because"],
        [
            *("4", "", "Quarry Ltd", "owner", "https://register.example.org/quarry"),
            "'owner': there is no name; column 'Owner' is empty",
        ],
    ]


def test_a_mapping_with_mistakes_names_them_all(client):
    id_ = send(client, "owners.csv", TABLE).json()["received"]["id"]
    wrong = MAPPING.replace("OWNS", "OWN").replace("kind: Person", "kind: Persons")

    preview = client.post(f"/api/imports/{id_}/preview", json={"mapping": wrong}).json()
    failed = load(client, id_, mapping=wrong)

    assert preview["datasets"] == []
    assert "'OWN' is not a declared edge type" in preview["problem"]["detail"]
    assert "'Persons' is not a kind" in preview["problem"]["detail"]
    assert (failed["state"], failed["problem"]) == ("failed", preview["problem"])


def test_a_zip_archive_with_a_case(client, store):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(WORKED_EXAMPLE_FOLDER.rglob("*.yaml")):
            file.write(path, path.relative_to(WORKED_EXAMPLE_FOLDER.parent))
    sent = send(client, "cases.zip", archive.getvalue()).json()

    loaded = load(client, sent["received"]["id"])

    assert [(each["loader"], each["dataset"], each["exists"]) for each in sent["preview"]["datasets"]] == [
        ("case", "harbour-wall", False)
    ]
    assert loaded["state"] == "loaded"
    assert load_entity(store, "ada-quendrosk").name == "Ada Quendrosk"


def test_of_an_archive_of_two_files_each_has_its_own_report_and_refusals(client):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.gexf", GEXF)
        file.writestr("b.gexf", GEXF.replace('target="2"', 'target="3"'))
        file.writestr("photo.jpg", b"\xff\xd8")
    sent = send(client, "graphs.zip", archive.getvalue()).json()
    id_ = sent["received"]["id"]

    loaded = load(client, id_, kind="Person")
    refused = client.get(f"/api/imports/{id_}/refused")

    assert [(each["dataset"], each["refused"]) for each in loaded["report"]] == [("a", 0), ("b", 1)]
    assert refused.text == client.get(f"/api/imports/{id_}/refused", params={"dataset": "b"}).text
    assert client.get(f"/api/imports/{id_}/refused", params={"dataset": "a"}).status_code == 404


def test_a_dataset_that_the_store_has_is_marked(client):
    id_ = send(client, "owners.csv", TABLE).json()["received"]["id"]
    load(client, id_, mapping=MAPPING)

    preview = client.post(f"/api/imports/{id_}/preview", json={"mapping": MAPPING}).json()

    assert [each["exists"] for each in preview["datasets"]] == [True]


def test_an_unknown_file_is_kept_and_says_what_is_known(client):
    sent = send(client, "photo.jpg", b"\xff\xd8\xff\xe0")

    assert sent.status_code == 201
    assert sent.json()["preview"]["datasets"] == []
    assert "It is not clear what" in sent.json()["preview"]["problem"]["detail"]
    assert "ftm (" in sent.json()["preview"]["problem"]["hint"]
    assert "/tmp" not in sent.text


def test_a_table_without_a_mapping_is_not_loaded(client):
    id_ = send(client, "owners.csv", TABLE).json()["received"]["id"]

    failed = load(client, id_)

    assert failed["state"] == "failed"
    assert "a mapping must say" in failed["problem"]["detail"]
    assert "/tmp" not in failed["problem"]["detail"] + failed["problem"]["hint"]


def test_a_file_may_be_longer_than_other_bodies_but_not_endless(store):
    settings = Settings(
        access=AccessSettings(author_name="ines"),
        limits=LimitSettings(max_body_bytes=100, max_import_bytes=200),
    )
    client = make_client(store, settings)

    short, long = (send(client, "a.csv", b"x" * size) for size in (150, 201))
    streamed = send(client, "a.csv", (b"x" * 50 for _ in range(5)))
    other = client.post("/api/imports/1/load", json={"mapping": "x" * 150})

    assert (short.status_code, long.status_code, streamed.status_code, other.status_code) == (
        201,
        413,
        413,
        413,
    )
    assert long.json()["detail"] == "The request's body is longer than 200 bytes."
    assert streamed.json()["detail"] == "The request's body is longer than 200 bytes."


def test_files_are_listed_and_deleted(client):
    ids = [send(client, name, TABLE).json()["received"]["id"] for name in ("a.csv", "b.csv")]

    listed = client.get("/api/imports").json()["imports"]
    deleted = client.delete(f"/api/imports/{ids[0]}")

    assert [each["name"] for each in listed] == ["b.csv", "a.csv"]
    assert deleted.status_code == 204
    assert client.get(f"/api/imports/{ids[0]}").status_code == 404
    assert client.get(f"/api/imports/{ids[1]}/refused").status_code == 404
