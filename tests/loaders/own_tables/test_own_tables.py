"""Tables that Casegraph exported load again to the same records, without a mapping."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.errors import CasegraphError
from graph.model import Claim, Entity, Money, PropertyClaim, Record, Source
from graph.ontology import load_ontology
from loaders.input import take_sample
from loaders.loader import LoadOptions
from loaders.own_tables import LOADER
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.loaders.read_records import read_stream
from visualize.exports import EXPORT_FORMATS, ExportFormatName, as_parts

ONTOLOGY = load_ontology()
FORMATS = ("csv", "csv-zip", "xlsx", "parquet")
WITH_PROPERTY_CLAIMS = {"csv-zip", "xlsx"}


def make_network() -> Network:
    """Return a network with everything that a table can say, and with cells that spreadsheets spoil."""
    records = [
        make_source("paper", publisher="gazette", published="2012-05", url="https://example.org/1"),
        make_source("blog", author=("ada",), derived_from=("older",), language="en", note="=1+1"),
        make_source("older", retrieved="2012-05-29"),
        make_entity("ada", aliases=("-Ada", "A. d'Ada"), properties={"born": "1970-05"}),
        make_entity("ben", name="+49 30"),
        make_entity("bank", "Organisation", properties={"jurisdiction": "here", "type": "bank"}),
        make_entity("here", "State"),
        make_entity("gazette", "Organisation"),
        make_entity("trial", "Event"),
        make_entity("paper/judge", name="a judge", named=False, source="paper"),
        make_claim(
            "ada OWNS bank",
            id="1",
            locator="row 2",
            valid_from="2012-05",
            valid_until="2012-05-29",
            note="=HYPERLINK(1); @x,\nend",
            properties={"share": 12.5, "amount": Money(2500000.45, "EUR")},
        ),
        make_claim("ada OWNS bank", "blog", id="2", said_by=("ben", "paper/judge"), said_on="2013-01-31"),
        make_claim("ada HEADED bank", id="3", properties={"role": "007"}, subject_name="Miss A.", ended=True),
        make_claim("ada HEADED bank", id="4", properties={"role": "chair"}, about=("ben",), event="trial"),
        make_claim("ada HEADED bank", "blog", id="5", stance="denied", said_by=("ada",)),
        make_claim(
            "ben KIDNAPPED ada", id="6", mode="feared", condition="if he can", inferred=("subject",),
            inferred_from=("chars 3-9 of older",), locator="chars 20-30",
        ),
        make_property_claim("ada passport_number", "0071", id="7"),
        make_property_claim("trial killed", 14, "blog", id="8", bound="at_least", unit="people"),
    ]  # fmt: skip
    return build_network("Everything", NetworkRecords.from_records(records), ONTOLOGY)


def export(folder: Path, format_name: ExportFormatName) -> Path:
    path = folder / f"made-up.{EXPORT_FORMATS[format_name].suffix}"
    with path.open("wb") as file:
        EXPORT_FORMATS[format_name].write(as_parts(make_network()), ONTOLOGY, file)
    return path


def open_stream(path: Path, **options: object):
    return LOADER.open(path, LoadOptions(**options), ONTOLOGY)  # type: ignore[arg-type]


def normalise(records: list[Record]) -> set[str]:
    """Return records as texts, without ids of claims, which a store makes."""
    said = set()
    for record in records:
        changes: dict[str, object] = {"dataset": ""}
        if isinstance(record, Claim | PropertyClaim):
            changes["id"] = ""
        if isinstance(record, Claim | Entity):
            changes["properties"] = dict(sorted(record.properties.items()))
        said.add(repr(replace(record, **changes)))  # type: ignore[arg-type]
    return said


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_loads_again_to_the_same_records(tmp_path: Path, format_name: ExportFormatName) -> None:
    path, network = export(tmp_path, format_name), make_network()
    assert LOADER.recognise(take_sample(path))
    stream = open_stream(path)
    loaded = read_stream(stream)

    claims: list[Record] = [claim for tie in network.ties for claim in tie.claims]
    if format_name in WITH_PROPERTY_CLAIMS:
        claims += network.property_claims
    assert normalise(loaded.of(Claim) + loaded.of(PropertyClaim)) == normalise(claims)
    assert normalise(loaded.of(Source)) == normalise([*network.sources.values()])
    assert normalise(loaded.of(Entity)) == normalise([*network.entities.values()])
    assert stream.refused == []
    again = build_network("again", NetworkRecords.from_records(loaded.records), ONTOLOGY)
    assert {(tie.id, tie.standing) for tie in again.ties} == {(tie.id, tie.standing) for tie in network.ties}


def test_the_place_of_a_record_is_its_row(tmp_path: Path) -> None:
    records = list(open_stream(export(tmp_path, "xlsx")).read())
    places = {each.record.locator: each.place for each in records if isinstance(each.record, Claim)}

    assert places["row 2"] == "made-up.xlsx, sheet ties, row 2"


def test_a_row_that_a_person_has_changed_says_what_it_says_now(tmp_path: Path) -> None:
    path = export(tmp_path, "csv")
    path.write_text(path.read_text("utf-8-sig").replace('"denied"', '"alleged"'), "utf-8")

    assert {claim.stance for claim in read_stream(open_stream(path)).of(Claim)} == {"asserted", "alleged"}


def test_a_damaged_cell_is_refused_with_its_row(tmp_path: Path) -> None:
    path = export(tmp_path, "csv")
    path.write_text(path.read_text("utf-8-sig").replace('""record"":""entity""', '""record"":""thing""', 1))
    stream = open_stream(path)
    records = list(stream.read())

    assert len({each.record.locator for each in records if isinstance(each.record, Claim)}) > 1
    ((refused),) = stream.refused
    assert refused.place == "made-up.csv, row 2"
    assert "does not say which record it is" in refused.reason


def test_only_so_many_rows_are_read(tmp_path: Path) -> None:
    stream = open_stream(export(tmp_path, "csv"), limit=2)

    assert len([each for each in stream.read() if isinstance(each.record, Claim)]) == 2


@pytest.mark.parametrize("format_name", ["neo4j", "graphml", "node-link"])
def test_other_exports_are_not_tables(tmp_path: Path, format_name: ExportFormatName) -> None:
    assert not LOADER.recognise(take_sample(export(tmp_path, format_name)))


def test_a_table_of_another_program_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("subject,object\nada,ben\n")

    assert not LOADER.recognise(take_sample(path))
    with pytest.raises(CasegraphError, match="has not the columns"):
        open_stream(path)


@pytest.mark.parametrize(
    "content", [b"a,b\x00\rc", b"a,b\rc,d\r", b"tie,standing\ra,b", b'a,"' + b"x" * 300_000]
)
def test_any_text_can_be_looked_at(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(content)

    assert not LOADER.recognise(take_sample(path))


def test_an_export_that_an_old_program_saved_is_recognised(tmp_path: Path) -> None:
    path = export(tmp_path, "csv")
    header = path.read_text("utf-8-sig").splitlines()[0]
    path.write_bytes(f"{header}\r{header}\r".encode())

    assert LOADER.recognise(take_sample(path))


@pytest.mark.parametrize("format_name", ["csv", "csv-zip", "parquet"])
def test_how_far_the_reading_is_has_an_end(tmp_path: Path, format_name: ExportFormatName) -> None:
    path = export(tmp_path, format_name)
    for options in ({}, {"limit": 2}):
        stream = open_stream(path, **options)
        list(stream.read())

        assert stream.position.total == stream.position.done > 0
