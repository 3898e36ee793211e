"""Mapping files of FollowTheMoney: the same entities as the library makes, each claim with its row."""

from __future__ import annotations

import csv
import logging
import re
import threading
from pathlib import Path

import pytest
import yaml
from followthemoney import model

from graph.errors import CasegraphError
from loaders.findings import Findings
from loaders.ftm import mapping_file
from loaders.loader import LoadOptions
from tests.loaders.ftm.read_ftm import OPTIONS, read_file

MAPPING = """
gifts:
  queries:
    - csv_url: gifts.csv
      entities:
        giver:
          schema: LegalEntity
          key: giver
          properties:
            name: {column: giver}
            country: {column: country}
            addressEntity: {entity: address}
        address:
          schema: Address
          keys: [street]
          properties:
            full: {column: street, required: true}
        taker:
          schema: Organization
          key: taker
          properties:
            name: {column: taker}
        gift:
          schema: Payment
          keys: [giver, taker, date]
          properties:
            payer: {entity: giver}
            beneficiary: {entity: taker}
            date: {column: date, format: "%d.%m.%Y"}
            amountEur: {column: euro}
            purpose: {literal: gift}
    - csv_url: gifts.csv
      filters:
        kind: COMPANY
      entities:
        giver:
          schema: Company
          key: giver
"""
ROWS = (
    ("giver", "taker", "date", "euro", "kind", "country", "street"),
    ("Quay Ltd", "Marrow Party", "03.02.2011", "500", "COMPANY", "Malta", "1 Quay"),
    ("Quay Ltd", "Marrow Party", "04.02.2011", "600", "COMPANY", "Atlantis", "1 Quay"),
    ("Edda", "Marrow Party", "05.02.2011", "7.5", "PERSON", "Malta", ""),
)


def write_mapping(folder: Path, text: str = MAPPING, table: str = "gifts.csv") -> Path:
    with (folder / table).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    path = folder / "gifts.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_makes_the_entities_that_the_library_makes(tmp_path, monkeypatch):
    found = read_file(write_mapping(tmp_path))
    monkeypatch.chdir(tmp_path)
    queries = yaml.safe_load(MAPPING)["gifts"]["queries"]
    ids = {entity.id for query in queries for entity in model.map_entities(query, key_prefix="gifts")}

    locators = {claim.locator for claim in found.claims if claim.edge_type == "PAID"}
    assert len(ids) == len(found.entities) + len(locators)
    assert {id_ for id_ in found.entities if id_[2:] not in ids} == set()
    assert found.find_faults() == set()


def test_each_claim_has_its_row(tmp_path):
    found = read_file(write_mapping(tmp_path))
    names = {id_: each.name for id_, each in found.entities.items()}

    assert {
        (c.edge_type, names[c.subject], names[c.object], c.locator, c.valid_from) for c in found.claims
    } == {
        ("HAS_ADDRESS", "Quay Ltd", "1 Quay", "row 2", None),
        ("PAID", "Quay Ltd", "Marrow Party", "row 2", "2011-02-03"),
        ("PAID", "Quay Ltd", "Marrow Party", "row 3", "2011-02-04"),
        ("PAID", "Edda", "Marrow Party", "row 4", "2011-02-05"),
    }
    assert {(names[c.entity], c.property, c.value, c.locator) for c in found.property_claims} == {
        ("Quay Ltd", "country", "Malta", "row 2"),
        ("Edda", "country", "Malta", "row 4"),
    }
    assert {source.title for source in found.sources.values()} == {"gifts.csv"}
    assert {names[id_]: each.properties.get("type") for id_, each in found.entities.items()} == {
        "Quay Ltd": "company",
        "Edda": None,
        "Marrow Party": None,
        "1 Quay": None,
    }


def test_a_value_that_the_library_leaves_out_is_reported(tmp_path):
    found = read_file(write_mapping(tmp_path))

    assert found.findings['[giver] Discarded unclean value "Atlantis" for property "Thing:country".'] == 1


def test_a_table_of_another_name_is_given_with_its_mapping(tmp_path):
    mapping = write_mapping(tmp_path, table="elsewhere.csv")
    found = read_file(tmp_path / "elsewhere.csv", LoadOptions(dataset="d", mapping=mapping))

    assert len(found.claims) == 4
    assert {source.title for source in found.sources.values()} == {"elsewhere.csv"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("csv_url: gifts.csv", "csv_url: https://quay.example/gifts.csv", "is not a file on this machine"),
        ("csv_url: gifts.csv", "csv_url: //quay.example/gifts.csv", "is not a file on this machine"),
        ("csv_url: gifts.csv", "csv_url: ../gifts.csv", "is not in the folder of the mapping"),
        ("csv_url: gifts.csv", "csv_url: /etc/passwd", "is not in the folder of the mapping"),
        ("csv_url: gifts.csv", "csv_url: $HOME/gifts.csv", "there is no file $HOME/gifts.csv beside it"),
        ("csv_url: gifts.csv", "database: sqlite:///x.db", "reads a database"),
        ("schema: Payment", "schema: Gift", "Invalid schema: Gift"),
        ("payer: {entity: giver}", "payer: {entity: address}", "must be a"),
        ("payer: {entity: giver}", "payer: giver", "is not a mapping of names to mappings"),
    ],
)
def test_mistakes_of_a_mapping(tmp_path, old, new, message):
    path = write_mapping(tmp_path, MAPPING.replace(old, new, 1))

    with pytest.raises(CasegraphError, match=re.escape(message)):
        read_file(path, OPTIONS)


def test_a_warning_of_another_thread_is_no_finding_of_this_one():
    findings = Findings()
    logger = logging.getLogger("followthemoney.mapping.entity")
    with mapping_file._collect_warnings(findings, "gifts.csv"):
        other = threading.Thread(target=logger.warning, args=("of another file",))
        other.start()
        other.join()
        logger.warning("of this file")

    assert {finding.message for finding in findings} == {"of this file"}
