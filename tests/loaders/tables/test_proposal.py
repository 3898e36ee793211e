"""Proposed mappings: every column has a use or is ignored, and nothing is claimed that is not clear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.input.rows import TableOptions
from loaders.tables import propose_mapping
from loaders.tables.proposal.yaml_text import comment, quote, refer
from loaders.tables.trial import Trial, try_mapping
from tests.loaders.tables.tables import write
from tests.shared_data import SHARED_DATA


def propose(folder: Path, text: str, name: str = "t.csv") -> dict[str, Any]:
    """Return the proposed mapping of a table, which must load without a mistake."""
    path = write(folder, name, text)
    proposed = propose_mapping(path, load_ontology(), folder=folder)
    trial = try_on(path, proposed)
    assert not [finding for finding in trial.findings if "neither used nor ignored" in finding.message]
    assert trial.refused == []
    mapping: dict[str, Any] = yaml.safe_load(proposed)
    return mapping


def try_on(path: Path, proposed: str, folder: Path | None = None) -> Trial:
    mapping = write(folder or path.parent, "proposed.yaml", proposed)
    return try_mapping(path, mapping, load_ontology(), rows=10_000, max_claims=10)


def say(folder: Path, text: str) -> list[str]:
    path = write(folder, "t.csv", text)
    return [each.sentence for each in try_on(path, propose_mapping(path, load_ontology())).claims]


def test_pairs_of_names_with_kinds_and_relations(tmp_path: Path) -> None:
    rows = [
        (
            "person",
            "ADA BERG",
            "company",
            "QUAY LTD",
            "Director",
            "https://a.example/1 | https://b.example/2",
        ),
        ("company", "QUAY LTD", "person", "BEN FALK", "Former director", "https://a.example/1"),
        ("person", "ADA BERG", "person", "BEN FALK", "Married", "https://a.example/1"),
        ("person", "ADA BERG", "person", "CY HOLM", "Parent", "https://a.example/1"),
        ("company", "QUAY LTD", "company", "DOCK LTD", "Owner", "https://a.example/1"),
        ("person", "ADA BERG", "company", "DOCK LTD", "Godmother of the founder", "https://a.example/1"),
    ]
    text = "Type A,Name A,Type B,Name B,Link,Sources\n" + "".join(f"{','.join(row)}\n" for row in rows)
    mapping = propose(tmp_path, text)
    assert mapping["sources"] == {
        "source": {"key": {"column": "Sources", "split": ["|"]}, "publisher": "site"}
    }
    kinds = {"person": "Person", "company": "Organisation"}
    assert mapping["entities"] == {
        "name_a": {
            "name": {"column": "Name A", "case": "title"},
            "kind": {"column": "Type A", "values": kinds},
        },
        "name_b": {
            "name": {"column": "Name B", "case": "title"},
            "kind": {"column": "Type B", "values": kinds},
        },
    }
    (claim,) = mapping["claims"]
    # Who is the parent, and who the owner, the words do not say: they stay words.
    assert {(each["type"], *each["of"]) for each in claim["type"]["values"]} == {
        ("HEADED", "Director"),
        ("HEADED", "Former director"),
        ("MARRIED_TO", "Married"),
    }
    assert claim["type"]["otherwise"] == "LINKED_TO"
    assert say(tmp_path, text) == [
        "Ada Berg headed Quay Ltd (Director)",
        "Ada Berg headed Quay Ltd (Director)",
        "Ben Falk headed Quay Ltd (director)",
        "Ada Berg is married to Ben Falk",
        "Ada Berg is linked to Cy Holm (Parent)",
        "Quay Ltd is linked to Dock Ltd (Owner)",
        "Ada Berg is linked to Dock Ltd (Godmother of the founder)",
    ]


def test_ids_shares_and_dates_go_to_their_entities_and_claims(tmp_path: Path) -> None:
    text = (
        "owner_id,owner_name,owner_type,company_id,company_name,Company registration no,share,from,to\n"
        '17,Ada Berg,individual,00123,Quay Ltd,HR-1,"12,5%",01/02/2011,31/12/2015\n'
        "18,Dock Ltd,company,00123,Quay Ltd,HR-1,50%,13/02/2011,\n"
    )
    mapping = propose(tmp_path, text)
    kinds = {"individual": "Person", "company": "Organisation"}
    assert mapping["entities"] == {
        "owner_name": {
            "name": {"owner_name": None},
            "kind": {"column": "owner_type", "values": kinds},
            "key": {"owner_id": None},
        },
        "company_name": {
            "name": {"company_name": None},
            "kind": "Organisation",
            "key": {"company_id": None},
            "properties": {"registration_number": {"Company registration no": None}},
        },
    }
    assert mapping["claims"] == [
        {
            "subject": "owner_name",
            "object": "company_name",
            "type": "OWNS",
            "properties": {"share": {"column": "share", "remove": "%", "decimal": ","}},
            "valid_from": {"column": "from", "format": "%d/%m/%Y"},
            "valid_until": {"column": "to", "format": "%d/%m/%Y"},
        }
    ]


def test_the_direction_follows_the_headers(tmp_path: Path) -> None:
    assert say(tmp_path, "Party,DonationEUR,Donor\nGreen Dock Party,500,Ada Berg\n") == [
        "Ada Berg funded Green Dock Party"
    ]


def test_a_table_with_names_alone_has_entities_and_no_claims(tmp_path: Path) -> None:
    mapping = propose(tmp_path, "name,aliases,remark\nAda Berg,A. B.,x\nBen Falk,,y\n")
    assert "claims" not in mapping
    assert mapping["entities"]["name"] == {
        "name": {"name": None},
        "kind": "Person",
        "aliases": [{"aliases": None}],
    }
    assert mapping["ignore"] == ["remark"]


def test_first_and_last_names_are_one_name(tmp_path: Path) -> None:
    text = (
        "First name,Last name,Date of birth,Passport no\nAda,Berg,03.02.1971,X12\nBen,Falk,13.02.1975,X13\n"
    )
    assert propose(tmp_path, text)["entities"] == {
        "person": {
            "name": "{First name} {Last name}",
            "kind": "Person",
            "properties": {
                "born": {"column": "Date of birth", "format": "%d.%m.%Y"},
                "passport_number": {"Passport no": None},
            },
        }
    }


def test_a_table_without_a_header_gets_names_for_its_columns(tmp_path: Path) -> None:
    mapping = propose(tmp_path, "Ada Berg,Quay Ltd,2011-02-03\nBen Falk,Dock Ltd,2012-01-01\n")
    assert mapping["columns"] == ["column 1", "column 2", "column 3"]
    assert [entity["kind"] for entity in mapping["entities"].values()] == ["Person", "Organisation"]


def test_ids_of_different_length_are_pointed_out(tmp_path: Path) -> None:
    rows = "".join(f"0012{number},Firm {number} Ltd\n" for number in range(9)) + "99,Quay Ltd\n"
    path = write(tmp_path, "t.csv", f"company id,company name\n{rows}")
    proposed = propose_mapping(path, load_ontology())
    assert "# 1 ids are shorter than the others: did they lose zeros?" in proposed


def test_days_and_months_that_cannot_be_told_apart_are_pointed_out(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "owner,company,date\nAda,Quay Ltd,01/02/2011\n")
    assert "it may also be %m/%d/%Y" in propose_mapping(path, load_ontology())


def test_years_of_two_digits_are_not_proposed_as_dates(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "owner,company,since\nAda,Quay Ltd,01/02/11\n")
    proposed = propose_mapping(path, load_ontology())
    assert "%y" not in proposed
    assert "dates whose years have two digits" in proposed
    assert try_on(path, proposed).refused == []


def test_each_sheet_of_a_spreadsheet_is_a_table(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        book.add_worksheet("Boards").write_column(0, 0, ["Person", "Ada Berg"])
        book.add_worksheet("Firms").write_column(0, 0, ["Company", "Quay Ltd"])
        book.add_worksheet("Notes").write_column(0, 0, ["12", "13"])
    proposed = yaml.safe_load(propose_mapping(tmp_path / "t.xlsx", load_ontology(), folder=tmp_path))
    assert {name: (each["file"], each["sheet"]) for name, each in proposed["tables"].items()} == {
        "boards": ("t.xlsx", "Boards"),
        "firms": ("t.xlsx", "Firms"),
    }
    one = yaml.safe_load(propose_mapping(tmp_path / "t.xlsx", load_ontology(), TableOptions(sheet="Firms")))
    assert list(one["entities"]) == ["company"]


def test_the_encoding_of_a_file_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "t.csv", "компания\nФирма\nБанк\n".encode("cp1251"))  # noqa: RUF001
    assert yaml.safe_load(propose_mapping(tmp_path / "t.csv", load_ontology()))["encoding"] == "cp1251"


def test_a_table_of_numbers_has_no_proposal(tmp_path: Path) -> None:
    with pytest.raises(CasegraphError, match="looks like names or ids"):
        propose_mapping(write(tmp_path, "t.csv", "x,y\n1,2\n3,4\n"), load_ontology())


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "# x",
        "yes",
        "1",
        " x ",
        "",
        "a\nb",
        'say "x"',
        "\x1b[1m",
        "{x}",
        "é",
        "a, b",
        "\u2028",
        "it's",
    ],
)
def test_any_text_is_a_value_in_yaml(text: str) -> None:
    assert yaml.safe_load(f"[{quote(text)}]") == [text]
    value = yaml.safe_load(f"x: {refer(text)} {comment(text)}")["x"]
    assert value in ({"column": text}, {text: None})


@pytest.mark.parametrize("name", ["column", "text", "format", "values"])
def test_a_column_that_is_named_as_a_key_is_no_key(name: str) -> None:
    assert refer(name) == f"{{column: {name}}}"


@pytest.mark.parametrize(
    ("file", "entities", "claims"),
    [
        ("trumpworld/trumpworld.csv", 2_942, 10),
        ("ftm/nomenklatura_donations.csv", 95, 10),
        ("storyweb/dev.csv", 220, 10),
    ],
)
def test_proposals_for_real_tables_load_without_a_change(
    tmp_path: Path, file: str, entities: int, claims: int
) -> None:
    path = SHARED_DATA / file
    if not path.is_file():
        pytest.skip(f"the data is not on this machine: there is no {path}")
    trial = try_on(path, propose_mapping(path, load_ontology(), folder=tmp_path), tmp_path)
    assert trial.refused == []
    assert trial.rows == trial.total
    assert (trial.entities, len(trial.claims)) == (entities, claims)
