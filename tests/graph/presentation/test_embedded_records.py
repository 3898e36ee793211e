"""Records as text in a file for another program, and back."""

from __future__ import annotations

import json

import pytest

from graph.errors import CasegraphError
from graph.model import Money
from graph.presentation import read_records, write_records
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

RECORDS = [
    make_source("paper", publisher="gazette", author=("ada",), derived_from=("older",), published="2012-05"),
    make_entity("ada", aliases=("A; B", "Ада"), properties={"born": "1970"}),
    make_entity("paper/judge", named=False, source="paper"),
    make_claim(
        "ada OWNS bank",
        locator="row 2",
        said_by=("ben", "cem"),
        ended=True,
        note='he said "no",\n=1+1',
        properties={"share": 50.0, "amount": Money(2.5, "EUR")},
    ),
    make_property_claim("trial killed", 0, bound="about"),
    make_property_claim("ada passport_number", "007"),
]


def test_records_come_back_as_they_were():
    assert read_records(write_records(RECORDS)) == RECORDS


def test_what_only_a_store_sets_is_left_out():
    claim = make_claim("ada MET ben", id="1", recorded_on="2026-01-01T00:00:00Z", recorded_by="ines")

    assert read_records(write_records([claim])) == [make_claim("ada MET ben")]


def test_a_quote_is_written_and_not_read_since_the_text_that_it_was_checked_against_is_not_there():
    text = write_records([make_claim("ada MET ben", quote="They met.", quote_sha256="ab")])

    assert json.loads(text)[0]["quote"] == "They met."
    assert read_records(text) == [make_claim("ada MET ben", quote_sha256="ab")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "is not JSON"),
        ("{}", "is not a list of records"),
        ("[7]", "Record 1 of records_json does not say which record it is"),
        ('[{"record": "thing"}]', "does not say which record it is"),
        ('[{"record": ["claim"]}]', "does not say which record it is"),
        ('[{"record": "entity", "id": "a", "kind": "Person", "name": "A", "colour": 1}]', "'colour'"),
        ('[{"record": "entity", "id": "a", "kind": "Person"}]', "name is missing"),
        ('[{"record": "entity", "id": 7, "kind": "Person", "name": "A"}]', "id should be a text"),
    ],
)
def test_a_damaged_text_is_refused_with_its_place(text, message):
    with pytest.raises(CasegraphError) as caught:
        read_records(text)
    assert message in str(caught.value)
