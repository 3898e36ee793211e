"""The sources of entities are the data sets that they come from, and never confirm each other falsely."""

from __future__ import annotations

from graph.derived import NetworkRecords, build_network
from graph.ontology import load_ontology
from tests.loaders.ftm.read_ftm import FtmRecords, company, entity, person, read_entities


def owned(id_, *datasets):
    return entity(id_, "Ownership", owner="p", asset="c") | {"datasets": list(datasets)}


def standing(found: FtmRecords) -> str:
    records = NetworkRecords.from_records([each.record for each in found.records])
    (tie,) = build_network("d", records, load_ontology()).ties
    return tie.standing


def read_ownerships(folder, *ownerships):
    datasets = {"datasets": ownerships[0].get("datasets", [])}
    return read_entities(folder, person("p") | datasets, company("c") | datasets, *ownerships)


def test_an_entity_without_data_sets_comes_from_the_file(tmp_path):
    found = read_ownerships(tmp_path, owned("1"))

    assert {id_: source.title for id_, source in found.sources.items()} == {"d/~file": "file.ftm.json"}


def test_a_data_set_is_one_source_in_every_file(tmp_path):
    found = read_ownerships(
        tmp_path, owned("1", "quay_register"), owned("2", "marrow_list"), owned("3", "quay_register")
    )

    assert {id_: source.title for id_, source in found.sources.items()} == {
        "ftm/quay_register": "quay_register",
        "ftm/marrow_list": "marrow_list",
    }
    assert standing(found) == "corroborated"


def test_a_merged_entity_has_one_source_that_names_all_data_sets(tmp_path):
    found = read_ownerships(tmp_path, owned("1", "b", "a"), owned("2", "a", "b"))

    (claim, other) = found.claims
    source = found.sources[claim.source]
    assert other.source == claim.source
    assert (source.title, source.derived_from) == ("a, b (merged)", ("ftm/a", "ftm/b"))
    assert standing(found) == "reported"
    assert found.find_faults() == set()


def test_a_merged_entity_does_not_confirm_one_of_its_data_sets(tmp_path):
    assert standing(read_ownerships(tmp_path, owned("1", "a"), owned("2", "a", "b"))) == "reported"


def test_two_merged_entities_do_not_confirm_each_other(tmp_path):
    assert standing(read_ownerships(tmp_path, owned("1", "a", "b"), owned("2", "b", "c"))) == "reported"


def test_a_claim_was_said_on_the_day_of_the_last_change(tmp_path):
    seen = {
        "first_seen": "2020-01-01T10:00:00",
        "last_change": "2021-02-03T10:00:00",
        "last_seen": "2024-01-01T10:00:00",
    }
    modified = entity("2", "Ownership", owner="p", asset="c", modifiedAt="2019-05-05")
    found = read_ownerships(
        tmp_path,
        owned("1", "a") | seen,
        modified | seen | {"datasets": ["a"]},
        modified | seen | {"id": "3", "datasets": ["a", "b"]},
        owned("4"),
    )

    assert [(claim.locator, claim.said_on) for claim in found.claims] == [
        ("entity 1", "2021-02-03"),
        ("entity 2", "2019-05-05"),
        ("entity 3", "2021-02-03"),
        ("entity 4", None),
    ]
