"""Staging refuses what the writer refuses, and its files hold what the writer stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.model import Claim, Dataset, Money, compute_fingerprint, make_claim_id
from graph.ontology import load_ontology
from loaders.stage import stage
from tests.graph.make_records import (
    DATASET,
    make_claim,
    make_entity,
    make_property_claim,
    make_source,
)
from tests.graph.small_case import CLAIMS, ENTITIES, PROPERTY_CLAIMS, SOURCES
from tests.loaders.stage.staged_files import CASE, read_rows, stream_of

SMALL_CASE = [*SOURCES, *ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS]


def owns(share: float, **fields: object) -> Claim:
    return make_claim("mukhtar OWNS bta", properties={"share": share}, **fields)


def test_every_record_is_a_node_or_a_relationship(tmp_path: Path) -> None:
    report = stage(stream_of(SMALL_CASE), tmp_path / "files")

    nodes = 1 + len(SOURCES) + len(ENTITIES) + len(PROPERTY_CLAIMS)
    assert (report.read, report.staged, report.refused) == (len(SMALL_CASE), len(SMALL_CASE), ())
    assert (report.files.nodes, report.files.relationships) == (nodes, len(CLAIMS) + len(PROPERTY_CLAIMS))
    assert {path.name for path in (tmp_path / "files").iterdir()} == {
        *("nodes", "relationships", "import.json", "import.sh")
    }


def test_a_claim_has_the_id_and_the_fingerprint_of_the_writer(tmp_path: Path) -> None:
    claim = make_claim(
        "mukhtar WORKED_AT bta",
        locator="row 2",
        properties={"role": "chairman"},
        said_by=("alma", "tatiana"),
        ended=True,
    )

    stage(stream_of([*SOURCES, *ENTITIES, claim]), tmp_path / "files")

    (row,) = read_rows(tmp_path / "files", "relationships/WORKED_AT")
    assert row.pop("recorded_on:string").endswith("Z")
    assert row == {
        ":START_ID(Entity)": "mukhtar",
        ":END_ID(Entity)": "bta",
        "id:string": make_claim_id(claim, load_ontology()),
        "fingerprint:string": compute_fingerprint(claim),
        "dataset:string": DATASET,
        "source:string": "paper",
        "locator:string": "row 2",
        "stance:string": "alleged",
        "mode:string": "actual",
        "said_by:string[]": "alma\x1ftatiana",
        "ended:boolean": "true",
        "role:string": "chairman",
    }


def test_an_entity_has_what_its_node_shows(tmp_path: Path) -> None:
    entity = make_entity("zoe", name="Zoë O'Neil", aliases=("Zoe", "Z."), properties={"born": "1990"})

    stage(stream_of([entity]), tmp_path / "files")

    assert read_rows(tmp_path / "files", "nodes/Person") == [
        {
            "id:ID(Entity)": "zoe",
            "name:string": "Zoë O'Neil",
            "search:string": "zoe o neil zoe oneil zoe z",
            "aliases:string[]": "Zoe\x1fZ.",
            "datasets:string[]": DATASET,
            "fingerprints:string[]": compute_fingerprint(entity),
            "born:string": "1990",
        }
    ]


def test_whole_numbers_and_others_stay_apart(tmp_path: Path) -> None:
    people = [make_entity("mukhtar"), make_entity("bta", "Organisation"), make_source("paper")]
    money = Money(2.5, "EUR")
    claims = [
        owns(50, locator="row 1"),
        owns(50.0, locator="row 2"),
        owns(0, locator="row 3"),
        make_claim("mukhtar FUNDED bta", properties={"amount": money}),
    ]

    stage(stream_of([*people, *claims]), tmp_path / "files")

    shares = {
        (name, header): [row[header] for row in read_rows(tmp_path / "files", f"relationships/{name}")]
        for name, header in (("OWNS", "share:long"), ("OWNS-decimal-share", "share:double"))
    }
    (funded,) = read_rows(tmp_path / "files", "relationships/FUNDED-decimal-amount")
    assert shares == {("OWNS", "share:long"): ["50", "0"], ("OWNS-decimal-share", "share:double"): ["50.0"]}
    assert (funded["amount:double"], funded["amount_currency:string"]) == ("2.5", "EUR")


def test_wrong_records_are_refused_with_place_and_reason(tmp_path: Path) -> None:
    records = [
        *SOURCES,
        make_claim("mukhtar MARRIED_TO alma"),
        make_claim("mukhtar MARRIED_TO nobody"),
        make_claim("mukhtar MARRIED_TO bta"),
        *ENTITIES,
        make_claim("mukhtar MARRIED_TO alma", note="again"),
        make_entity("blank", name=" "),
        make_claim("mukhtar MARRIED_TO blank"),
    ]

    report = stage(stream_of(records), tmp_path / "files")

    assert {(each.place, each.reason) for each in report.refused} == {
        ("record 4", "object: there is no entity 'nobody'"),
        ("record 5", "object: 'bta' is an Organisation; MARRIED_TO takes Person there"),
        ("record 18", "is the same record as an earlier one: record 3"),
        ("record 19", "name: is empty"),
        ("record 20", "object: there is no entity 'blank'"),
    }
    assert report.staged == report.read - 5
    assert len((tmp_path / "files" / "refused.csv").read_text(encoding="utf-8-sig").splitlines()) == 6


def test_quotes_are_checked_against_texts_that_came_long_before(tmp_path: Path) -> None:
    text = "Alma is married to Mukhtar."
    source = make_source("paper", text=text)
    others = [make_entity(f"person-{number}") for number in range(2_500)]
    right = make_claim("person-1 MARRIED_TO person-2", locator="chars 0-4", quote="Alma")
    wrong = make_claim("person-3 MARRIED_TO person-4", locator="chars 0-4", quote="Olga")

    report = stage(stream_of([source, *others, right, wrong]), tmp_path / "files")

    assert [each.place for each in report.refused] == ["record 2503"]


@pytest.mark.parametrize("note", ["two\nlines", "two\rlines"])
def test_the_import_is_told_of_values_with_line_breaks(tmp_path: Path, note: str) -> None:
    with_break = make_claim("alma MARRIED_TO mukhtar", note=note)

    plain = stage(stream_of(SMALL_CASE), tmp_path / "plain").files.arguments
    broken = stage(stream_of([*SOURCES, *ENTITIES, with_break]), tmp_path / "broken").files.arguments

    assert "--multiline-fields=true" not in plain
    assert "--multiline-fields=true" in broken
    (row,) = read_rows(tmp_path / "broken", "relationships/MARRIED_TO")
    assert row["note:string"] == note


def test_the_import_gets_a_buffer_for_the_longest_value(tmp_path: Path) -> None:
    source = make_source("paper", text="é" * 3_000_000)

    arguments = stage(stream_of([source]), tmp_path / "files").files.arguments

    (size,) = (each.partition("=")[2] for each in arguments if each.startswith("--read-buffer-size"))
    assert 6_000_000 <= int(size) < 7_000_000


def test_compressed_files_have_the_same_rows(tmp_path: Path) -> None:
    plain = stage(stream_of(SMALL_CASE), tmp_path / "plain")
    compressed = stage(stream_of(SMALL_CASE), tmp_path / "compressed", compress=True)

    names = [path.relative_to(tmp_path / "plain").as_posix() for path in (tmp_path / "plain").glob("*/*.csv")]
    tables = [name.removesuffix(".csv") for name in names if not name.endswith(".header.csv")]
    drop_time = lambda rows: [{**row, "recorded_on:string": ""} for row in rows]  # noqa: E731
    assert len(tables) > 10
    for table in tables:
        assert drop_time(read_rows(tmp_path / "plain", table)) == drop_time(
            read_rows(tmp_path / "compressed", table)
        )
    assert any(argument.endswith(".csv.gz") for argument in compressed.files.arguments)
    assert plain.files.nodes == compressed.files.nodes


def test_a_list_cannot_have_the_character_between_its_items(tmp_path: Path) -> None:
    odd = make_entity("odd\x1fid", name="Odd")
    records = [*SOURCES, *ENTITIES, odd, make_claim("alma MARRIED_TO mukhtar", about=(odd.id,))]

    with pytest.raises(CasegraphError, match=r"'odd\\x1fid' has the control character U\+001F"):
        stage(stream_of(records), tmp_path / "files")


def test_a_folder_with_files_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CasegraphError, match="is not empty"):
        stage(stream_of(SMALL_CASE), tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_input_that_breaks_off_leaves_no_script(tmp_path: Path) -> None:
    def broken():
        yield from stream_of(SMALL_CASE).read()
        raise CasegraphError("The file ends in the middle of a row.")

    stream = stream_of([])
    object.__setattr__(stream, "read", broken)

    with pytest.raises(CasegraphError, match="in the middle"):
        stage(stream, tmp_path / "files")

    assert not (tmp_path / "files" / "import.sh").exists()


def test_the_dataset_of_analysts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasegraphError, match="analyst"):
        stage(stream_of([], Dataset(id="analyst", title="Mine")), tmp_path / "files")


def test_the_files_have_the_dataset(tmp_path: Path) -> None:
    stage(stream_of([]), tmp_path / "files")

    assert read_rows(tmp_path / "files", "nodes/Dataset") == [
        {"id:ID(Dataset)": CASE.id, "title:string": CASE.title}
    ]


def test_property_claims_are_joined_to_their_entity(tmp_path: Path) -> None:
    claims = [
        make_property_claim("mukhtar born", "1963"),
        make_property_claim("trial killed", 14, bound="at_least"),
    ]

    stage(stream_of([*SOURCES, *ENTITIES, *claims]), tmp_path / "files")

    files = tmp_path / "files"
    born, killed = (read_rows(files, f"nodes/PropertyClaim-{type_}")[0] for type_ in ("string", "long"))
    joined = {
        (row[":START_ID(Entity)"], row[":END_ID(PropertyClaim)"])
        for row in read_rows(files, "relationships/HAS_CLAIM")
    }
    assert (born["value:string"], killed["value:long"], killed["bound:string"]) == ("1963", "14", "at_least")
    assert joined == {("mukhtar", born["id:ID(PropertyClaim)"]), ("trial", killed["id:ID(PropertyClaim)"])}
