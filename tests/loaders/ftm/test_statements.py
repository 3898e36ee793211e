"""Statements: each value is a claim of the data set that states it, said when it was first seen there."""

from __future__ import annotations

import csv

import pytest

from graph.errors import CasegraphError
from tests.loaders.ftm.read_ftm import read_file

COLUMNS = ("canonical_id", "entity_id", "prop", "schema", "value", "dataset", "first_seen", "last_seen")


def write_statements(folder, *rows, columns=COLUMNS):
    path = folder / "statements.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def state(canonical, entity_id, schema, prop, value, dataset, first_seen="2020-01-02T00:00:00"):
    return (canonical, entity_id, prop, schema, value, dataset, first_seen, "2024-01-01T00:00:00")


def test_each_statement_is_a_claim_of_its_data_set(tmp_path):
    found = read_file(
        write_statements(
            tmp_path,
            # The pieces of an entity may be anywhere, and relations before what they join.
            state("own", "a-own", "Ownership", "owner", "P", "a"),
            state("P", "a-1", "LegalEntity", "name", "Edda", "a"),
            state("own", "a-own", "Ownership", "asset", "C", "a", "2021-01-02T00:00:00"),
            state("P", "b-1", "Person", "Person:birthDate", "1971", "b", "2022-03-04T00:00:00"),
            state("P", "a-1", "Person", "birthDate", "1970", "a"),
            state("P", "b-1", "Person", "id", "b-1", "b"),
            state("P", "b-1", "Person", "name", "Edda Quarrystone", "b"),
            state("C", "c-1", "Company", "name", "Quay Ltd", "a"),
            state("own", "b-own", "Ownership", "percentage", "20", "b"),
        )
    )

    assert {id_: (each.kind, each.name, each.aliases) for id_, each in found.entities.items()} == {
        "d/P": ("Person", "Edda", ("Edda Quarrystone",)),
        "d/C": ("Organisation", "Quay Ltd", ()),
    }
    assert {(c.property, c.value, c.source, c.locator, c.said_on) for c in found.property_claims} == {
        ("born", "1971", "ftm/b", "entity b-1", "2022-03-04"),
        ("born", "1970", "ftm/a", "entity a-1", "2020-01-02"),
    }
    assert {
        (c.edge_type, c.subject, c.object, c.source, c.locator, c.said_on, c.properties.get("share"))
        for c in found.claims
    } == {
        ("OWNS", "d/P", "d/C", "ftm/a", "entity a-own", "2021-01-02", None),
        ("OWNS", "d/P", "d/C", "ftm/b", "entity b-own", "2020-01-02", 20),
    }
    assert found.find_faults() == set()
    assert found.records[-1].record.edge_type == "OWNS"


def test_rows_that_lack_something_are_refused(tmp_path):
    found = read_file(
        write_statements(
            tmp_path,
            state("P", "p", "Person", "name", "Edda", "a"),
            state("P", "p", "Person", "", "Edda", "a"),
            state("P", "p", "Vessel", "name", "Gull", "a"),
            (*state("Q", "q", "Person", "name", "Nils", "a"), "one more"),
            state("X", "x", "Dragon", "name", "Smoke", "a"),
        )
    )

    assert found.refused == {
        ("statements.csv, row 3", "lacks one of entity_id, prop, schema, value and dataset"),
        ("statements.csv, row 4", "P is a Vessel here and a Person elsewhere"),
        ("statements.csv, row 5", "has more cells than the header"),
        ("statements.csv, row 6", "there is no schema 'Dragon' in FollowTheMoney"),
    }
    assert found.entities == {}


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = write_statements(tmp_path, state("P", "p", "Person", "name", "Edda", "a"))
    path.write_bytes(path.read_bytes() + "P,p,name,Person,Ж,a,,\n".encode("cp1251"))

    with pytest.raises(CasegraphError, match="is not UTF-8"):
        read_file(path)


def test_external_statements_are_not_read_and_counted(tmp_path):
    own = state("P", "p", "Person", "name", "Edda", "a")
    external = [
        state("P", "b", "Person", "birthDate", "1970", "b"),
        state("P", "b", "Person", "id", "b", "b"),
    ]
    rows = ((*own, "f"), *((*each, "t") for each in external))
    found = read_file(write_statements(tmp_path, *rows, columns=(*COLUMNS, "external")))

    assert found.said == set()
    assert set(found.entities) == {"d/P"}
    assert [count for message, count in found.findings.items() if "external" in message] == [2]


def test_the_limit_of_csv_fields_of_the_process_is_not_lowered(tmp_path):
    before = csv.field_size_limit()
    long = state("P", "p", "Person", "notes", "x" * 100_001, "a")
    found = read_file(write_statements(tmp_path, state("P", "p", "Person", "name", "Edda", "a"), long))

    assert csv.field_size_limit() == before
    assert found.refused == {("statements.csv, row 3", "has a value of more than 100,000 characters")}
