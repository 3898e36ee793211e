"""The example that a reader of docs/loaders/bods.md can download: everything that becomes of it."""

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from loaders.bods import LOADER
from loaders.loader import LoadOptions
from tests.loaders.read_records import StreamRecords, read_stream

EXAMPLE = Path(__file__).parents[3] / "docs" / "loaders" / "files" / "marrow-island-owners.jsonl"


@pytest.fixture(scope="module")
def records() -> StreamRecords:
    stream = LOADER.open(EXAMPLE, LoadOptions(), load_ontology())
    records = read_stream(stream)
    assert stream.refused == []
    return records


def test_the_parties(records):
    assert records.entities() == {
        "c-1": ("Organisation", "Saltmarsh Ferries Ltd"),
        "c-2": ("Organisation", "Brandmark Holding BV"),
        "c-3": ("Organisation", "Ebb & Flow Chandlery Ltd"),
        "t-1": ("Organisation", "Quay Street Settlement"),
        "p-1": ("Person", "Ottilie Brandmark"),
        "p-2": ("Person", "a person who is not named"),
        "r-6.interested-party": ("Group", "an unnamed party (the party has not given the information)"),
        "register-of-companies-of-marrow-island": ("Organisation", "Register of Companies of Marrow Island"),
        "tamsin-oake": ("Person", "Tamsin Oake"),
    }


def test_the_ties_with_shares_and_dates(records):
    assert records.claims(".role", ".share", ".how", "valid_from", "valid_until", "said_on") == {
        ("c-2", "OWNS", "c-1", None, 60, "directly", "2010-01-15", None, "2021-05-10"),
        ("p-1", "OWNS", "c-2", None, 100, "directly", None, None, "2021-05-10"),
        ("p-1", "OWNS", "c-1", None, 60, "indirectly", "2010-01-15", None, "2021-05-10"),
        ("p-1", "HAS_INTEREST_IN", "c-1", "voting rights", None, "indirectly", None, None, "2021-05-10"),
        ("p-2", "OWNS", "c-1", None, 25, "directly", "2015-07-01", "2022-06-01", "2021-05-10"),
        ("p-2", "OWNS", "c-1", None, 15, "directly", "2015-07-01", None, "2022-06-01"),
        ("t-1", "OWNS", "c-1", None, 15, "directly", None, "2023-02-20", "2021-05-10"),
        ("t-1", "OWNS", "c-1", None, 15, "directly", None, "2023-02-20", "2023-02-20"),
        (
            "r-6.interested-party",
            "HAS_INTEREST_IN",
            "t-1",
            "settlor",
            None,
            "directly",
            None,
            None,
            "2021-05-10",
        ),
    }


def test_the_company_says_so_of_itself(records):
    assert {(stance, said_by) for *_, stance, said_by in records.claims("stance", "said_by")} == {
        ("alleged", ("c-1",))
    }
    assert ("c-3", "detail", "owners: there are no beneficial owners to be disclosed", ("tamsin-oake",)) in (
        records.facts("said_by")
    )
