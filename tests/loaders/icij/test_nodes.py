"""What the rows of the files of nodes become."""

import pytest

from graph.errors import CasegraphError
from tests.loaders.icij.write_leaks import FIRM, node, open_leaks, relation
from tests.loaders.read_records import read_stream


def parties(records):
    """Return all entities but the publisher."""
    return {
        id_: entity
        for id_, entity in records.entities().items()
        if entity[1] != "International Consortium of Investigative Journalists"
    }


def test_the_file_or_the_name_decides_the_kind_and_that_is_reported(tmp_path):
    stream = open_leaks(
        tmp_path,
        officers=[
            node(2, "ADA LUND"),
            node(3, "LUND HOLDINGS LTD"),
            node(4, "MR. AND MRS. LUND"),
            node(8, "BEN OAKE"),
        ],
        intermediaries=[node(5, "OAKE & PARTNERS")],
        others=[node(6, "TARN", company_type="Trust")],
        addresses=[{"node_id": "7", "address": "1 Quay St;  Port", "sourceID": "Leak"}],
    )

    assert parties(read_stream(stream)) == {
        "1": ("Organisation", "Firm"),
        "2": ("Person", "ADA LUND"),
        "3": ("Organisation", "LUND HOLDINGS LTD"),
        "4": ("Group", "MR. AND MRS. LUND"),
        "5": ("Organisation", "OAKE & PARTNERS"),
        "6": ("Organisation", "TARN"),
        "7": ("Place", "1 Quay St; Port"),
        "8": ("Person", "BEN OAKE"),
    }
    assert {(f.message, f.count, f.place) for f in stream.findings} == {
        ("officers: taken for a Person, because nothing in the name tells", 2, "nodes-officers.csv, row 2"),
        (
            "officers: taken for an Organisation, because a word of the name is of organisations",
            1,
            "nodes-officers.csv, row 3",
        ),
        (
            "officers: taken for a Group, because the name is of several people",
            1,
            "nodes-officers.csv, row 4",
        ),
        (
            "intermediaries: taken for an Organisation, because a word of the name is of organisations",
            1,
            "nodes-intermediaries.csv, row 2",
        ),
    }


def test_an_assumed_person_says_so_and_another_kind_can_be_assumed(tmp_path):
    officers = [node(2, "ADA LUND"), node(3, "LUND LTD")]

    person = read_stream(open_leaks(tmp_path, officers=officers)).entity("2")
    assert person.properties["description"].startswith("taken for a person: the data gives no kind")
    organisations = read_stream(open_leaks(tmp_path, officers=officers, kind="Organisation"))
    assert (organisations.entity("2").kind, dict(organisations.entity("2").properties)) == (
        "Organisation",
        {},
    )
    with pytest.raises(CasegraphError, match="cannot be assumed to be a Place"):
        open_leaks(tmp_path, officers=officers, kind="Place")


def test_who_holds_bearer_shares_stays_unnamed(tmp_path):
    records = read_stream(
        open_leaks(
            tmp_path,
            officers=[node(2, "THE BEARER"), node(3, "El Portador"), node(4, "")],
            relations=[relation(2, 1, "officer_of", "shareholder of")],
        )
    )

    unnamed = {
        records.short(e.id): (e.name, e.source) for e in records.of(type(records.entity("2"))) if not e.named
    }
    assert unnamed == {
        "2": ("THE BEARER", "leaks"),
        "3": ("El Portador", "leaks"),
        "4": ("an officer without a name", "leaks"),
    }
    assert records.claims() == {("2", "OWNS", "1")}


def test_every_column_of_a_company_is_a_property(tmp_path):
    company = node(
        1,
        'The "Gull" Ltd',
        original_name='The "Gull" Ltd (EX-TERN)',
        former_name="Tern Ltd",
        jurisdiction="MRW",
        jurisdiction_description="Marrow Island",
        company_type="Standard Company",
        address="3 Quay St; Port",
        internal_id="4711",
        incorporation_date="12-JAN-2006",
        inactivation_date="01-FEB-2010",
        struck_off_date="31-OCT-2014",
        dorm_date="soon",
        status="Defaulted",
        service_provider="Tidewater",
        ibcRUC="00123",
        country_codes="NLD;BEL",
        countries="Netherlands;Belgium",
        note="seen",
        valid_until="current through 2015",
    )
    records = read_stream(open_leaks(tmp_path, entities=[company]))

    assert records.entity("1").aliases == ('The "Gull" Ltd (EX-TERN)',)
    assert records.facts("note", "valid_from", "locator") == {
        ("1", *fact, "entity 1")
        for fact in (
            ("icij_id", "1", None, None),
            ("former_name", "Tern Ltd", None, None),
            ("jurisdiction", "Marrow Island", "MRW", None),
            ("legal_form", "Standard Company", None, None),
            ("address", "3 Quay St; Port", None, None),
            ("detail", "internal number: 4711", None, None),
            ("detail", "service provider: Tidewater", None, None),
            ("incorporated", "2006-01-12", None, None),
            ("status", "inactive", None, "2010-02-01"),
            ("status", "struck off", None, "2014-10-31"),
            ("status", "dormant", "date as given: soon", None),
            ("status", "Defaulted", None, None),
            ("registration_number", "00123", None, None),
            ("country", "Netherlands", "NLD", None),
            ("country", "Belgium", "BEL", None),
            ("notes", "seen", None, None),
        )
    }
    [source] = records.sources()
    assert (source.title, source.note) == ("Leak", "current through 2015")


def test_values_that_stand_for_none_are_none(tmp_path):
    company = node(
        1, "Firm", ibcRUC="0", status="-", countries="Not identified", country_codes="XXX", address="N/A"
    )
    records = read_stream(open_leaks(tmp_path, entities=[company]))

    assert records.facts() == {("1", "icij_id", "1"), ("1", "country", "XXX")}


def test_each_leak_is_a_source_of_one_publisher(tmp_path):
    officers = [node(2, "Ada"), node(3, "Ben", sourceID="Other Leak"), node(4, "Cem", sourceID="")]
    records = read_stream(open_leaks(tmp_path, officers=officers, title="The leaks"))

    assert {(s.id, s.title, records.short(s.publisher)) for s in records.sources()} == {
        ("leaks/leak", "Leak", "international-consortium-of-investigativ"),
        ("leaks/other-leak", "Other Leak", "international-consortium-of-investigativ"),
        ("leaks", "The leaks", "international-consortium-of-investigativ"),
    }
    assert {(entity, source) for entity, *_, source in records.facts("source")} == {
        ("1", "leak"),
        ("2", "leak"),
        ("3", "other-leak"),
        ("4", "leaks"),
    }


def test_a_node_in_two_files_is_one_entity_and_both_rows_are_read(tmp_path):
    stream = open_leaks(
        tmp_path,
        officers=[node(2, "Ada Lund", countries="Malta")],
        intermediaries=[node(2, "Ada Lund", status="ACTIVE", countries="Malta")],
    )
    records = read_stream(stream)

    assert parties(records) == {"1": ("Organisation", "Firm"), "2": ("Person", "Ada Lund")}
    assert {fact for fact in records.facts("locator") if fact[0] == "2" and fact[1] != "icij_id"} == {
        ("2", "country", "Malta", "entity 2"),
        ("2", "country", "Malta", "entity 2#intermediaries"),
        ("2", "status", "ACTIVE", "entity 2#intermediaries"),
    }
    assert [f.count for f in stream.findings if "second row" in f.message] == [1]


def test_rows_without_an_id_and_columns_that_are_not_known_are_reported(tmp_path):
    stream = open_leaks(tmp_path, officers=[node("", "Ada"), node(3, "Ben", shoe_size="43")], entities=[FIRM])

    assert parties(read_stream(stream)) == {"1": ("Organisation", "Firm"), "3": ("Person", "Ben")}
    assert [(each.place, each.reason) for each in stream.refused] == [
        ("nodes-officers.csv, row 2", "node_id is missing")
    ]
    assert ("column 'shoe_size' is not known and is not read", "nodes-officers.csv") in {
        (finding.message, finding.place) for finding in stream.findings
    }
