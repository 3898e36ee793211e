"""A mapping file is recognised, and opens the tables that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.input import take_sample
from loaders.loader import LoadOptions
from loaders.mapping_file import LOADER
from tests.loaders.read_records import read_stream

ROOT = Path(__file__).parents[3]
FILES = ROOT / "docs" / "loaders" / "files"
MAPPING = "{file}entities: {{a: {{name: {{Name}}, kind: Person}}}}\nclaims: []\n"


def write(folder: Path, file: str = "") -> Path:
    (folder / "people.csv").write_text("Name\nAnn\nBen\n", encoding="utf-8")
    path = folder / "people.yaml"
    path.write_text(MAPPING.format(file=f"file: {file}\n" if file else ""), encoding="utf-8")
    return path


def test_the_file_is_next_to_the_mapping(tmp_path: Path) -> None:
    path = write(tmp_path, "people.csv")
    stream = LOADER.open(path, LoadOptions(), load_ontology())
    records = read_stream(stream)
    assert set(records.entities().values()) == {("Person", "Ann"), ("Person", "Ben")}
    assert (stream.loader, stream.dataset.id) == ("mapping", "people")
    assert stream.description.endswith(", by a mapping")


def test_a_table_is_read_by_a_mapping_that_is_given_with_it(tmp_path: Path) -> None:
    path = write(tmp_path)
    stream = LOADER.open(tmp_path / "people.csv", LoadOptions(mapping=path), load_ontology())
    assert set(read_stream(stream).entities().values()) == {("Person", "Ann"), ("Person", "Ben")}


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("", "does not say which table it is for"),
        ("others.csv", "there is no file others.csv next to the mapping"),
        ("../people.csv", "is not in the folder of the mapping"),
        ("/etc/passwd", "is not in the folder of the mapping"),
    ],
)
def test_a_file_elsewhere_is_refused(tmp_path: Path, file: str, reason: str) -> None:
    (tmp_path / "people.csv").write_text("Name\nAnn\n", encoding="utf-8")
    folder = tmp_path / "mapping"
    folder.mkdir()
    with pytest.raises(CasegraphError, match=reason):
        LOADER.open(write(folder, file), LoadOptions(), load_ontology())


@pytest.mark.parametrize(
    ("name", "text", "is_known"),
    [
        ("m.yaml", "entities: {}\nclaims: []\n", True),
        ("m.yml", "dataset: {id: x}\ntables: {}\n", True),
        ("m.txt", "entities: {}\nclaims: []\n", False),
        ("m.yaml", "people:\n  queries:\n  - csv_url: x\n    entities: {}\n", False),
        ("entities.yaml", "Person:\n  ann: {name: Ann}\n", False),
        ("case.yaml", "title: A case\n", False),
    ],
)
def test_only_a_mapping_is_recognised(tmp_path: Path, name: str, text: str, is_known: bool) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert LOADER.recognise(take_sample(tmp_path / name)) is is_known


def test_the_mapping_that_the_documentation_offers_loads_without_findings() -> None:
    stream = LOADER.open(FILES / "yachts.yaml", LoadOptions(), load_ontology())
    records = read_stream(stream)
    assert records.claims("valid_from", "stance", ".role", "ended") == {
        ("anna-berg", "OWNS", "silver-gull", "2011", "asserted", None, False),
        ("harbour-holding-ltd", "OWNS", "silver-gull", "2014-03", "asserted", None, False),
        ("anna-berg", "HEADED", "harbour-holding-ltd", None, "asserted", "director", False),
        ("jon-falk", "HEADED", "harbour-holding-ltd", None, "asserted", "director", True),
        ("jon-falk", "LINKED_TO", "anna-berg", None, "asserted", "godfather", False),
    }
    assert records.facts() == {("silver-gull", "imo_number", "9074729")}
    assert {source.title for source in records.sources()} == {
        "harbour-post.example/2014/yacht",
        "evening.example/silver-gull",
        "Register of companies",
    }
    assert [each.message for each in stream.findings] == [
        "column 'Tie': no entry for 'godfather'; it became LINKED_TO"
    ]
    assert stream.refused == []
