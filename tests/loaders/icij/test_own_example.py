"""The example that a reader of docs/loaders/icij.md can download: everything that becomes of it."""

import zipfile
from pathlib import Path

import pytest

from graph.ontology import load_ontology
from loaders.icij import LOADER
from loaders.loader import LoadOptions
from loaders.record_stream import RecordStream
from tests.loaders.read_records import StreamRecords, read_stream

FOLDER = Path(__file__).parents[3] / "docs" / "loaders" / "files" / "island-leaks"
ARCHIVE = FOLDER.with_suffix(".zip")


@pytest.fixture(scope="module")
def stream() -> RecordStream:
    return LOADER.open(ARCHIVE, LoadOptions(), load_ontology())


@pytest.fixture(scope="module")
def records(stream) -> StreamRecords:
    return read_stream(stream)


def test_the_archive_holds_the_files_beside_it():
    with zipfile.ZipFile(ARCHIVE) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in FOLDER.glob("*.csv")
        }


def test_the_nodes(records):
    assert records.entities() == {
        "9000001": ("Organisation", "HERON SHOAL LTD."),
        "9000002": ("Organisation", 'THE "GREY GULL" FOUNDATION'),
        "9000003": ("Organisation", "SANDBAR TRADING S.A."),
        "9100001": ("Person", "OTTILIE BRANDMARK"),
        "9100002": ("Organisation", "BRANDMARK NOMINEES LIMITED"),
        "9100003": ("Group", "THE BEARER"),
        "9100004": ("Group", "MR. AND MRS. LUCAN TARN"),
        "9100005": ("Person", "Ottilie Brandmark"),
        "9200001": ("Organisation", "OAKE & PARTNERS"),
        "9300001": ("Organisation", "TIDEWATER CLUB"),
        "9400001": ("Place", "3 QUAY STREET; PORT MARROW; MARROW ISLAND"),
        "9400002": ("Place", "3 Quay St., Port Marrow"),
        "international-consortium-of-investigativ": (
            "Organisation",
            "International Consortium of Investigative Journalists",
        ),
    }
    assert [e.name for e in records.of(type(records.entity("9100003"))) if not e.named] == ["THE BEARER"]


def test_the_relations(records):
    assert records.claims(".role", "valid_from", "valid_until", "ended", "source") == {
        ("9100001", "OWNS", "9000001", None, "2006-01-12", "2011-06-30", False, "island-leaks"),
        ("9100001", "OWNS", "9000001", None, None, None, True, "island-leaks"),
        ("9100001", "HEADED", "9000001", "director", None, None, True, "island-leaks"),
        (
            "9100002",
            "LINKED_TO",
            "9000001",
            "nominee shareholder of",
            "2011-07-01",
            None,
            False,
            "island-leaks",
        ),
        ("9100003", "OWNS", "9000002", None, None, None, False, "island-leaks"),
        ("9100004", "HAS_INTEREST_IN", "9000002", "beneficiary", "2004-09-18", None, False, "island-leaks"),
        ("9200001", "LINKED_TO", "9000001", "intermediary of", None, None, False, "island-leaks"),
        ("9000001", "HAS_ADDRESS", "9400001", "registered address", None, None, False, "island-leaks"),
        ("9100001", "HAS_ADDRESS", "9400001", "residential address", None, None, False, "island-leaks"),
        ("9100005", "HEADED", "9000003", "president", None, None, False, "harbour-files"),
        ("9300001", "LINKED_TO", "9000003", "connected to", None, None, False, "harbour-files"),
        ("9100002", "LINKED_TO", "9000003", "keeper of the seal of", None, None, False, "harbour-files"),
    }


def test_the_guesses_that_two_are_one(records, stream):
    assert {fact for fact in records.facts("note") if fact[1] == "possible_duplicate"} == {
        ("9100001", "possible_duplicate", "9100005", "same_name_as"),
        ("9100005", "possible_duplicate", "9100001", "same_name_as"),
        ("9400001", "possible_duplicate", "9400002", "same address as"),
        ("9400002", "possible_duplicate", "9400001", "same address as"),
    }
    assert stream.refused == []
