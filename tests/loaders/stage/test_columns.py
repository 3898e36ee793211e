"""Columns become the same rows of the import files as the same records one by one."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import polars as pl
import pytest

from graph.model import InputRecord
from loaders.stage.columns.batches import ClaimColumns, EntityColumns
from tests.graph.make_records import DATASET, make_claim, make_entity, make_source
from tests.loaders.stage.staged_files import stage_by

TEXTS = (
    *(
        "plain",
        "Ñandú Ж 中",
        'with "quotes"',
        "a\\b",
        "line\nbreak",
        "tab\there",
        "nul\0",
        "\x1f",
        "\x7f",
        "=1",
    ),
    *("", " ", "a,b;c", "e\u0301", "\U0001f600", "row 1", "1996-02-30", "null"),
)
NAMES = (
    *(
        "Ada Byron",
        "O'Neil",
        "Łódź",
        "中文",
        "...",
        "  x",
        "x ",
        "a\tb",
        "",
        "Smith & Sons, Ltd.",
        'The "Firm"',
    ),
    *("`tick`", "Ⅷ Legion", "MÜLLER", "\u200bhidden", "-", "a  b"),
)
DATES = (None, "2012", "2012-05", "2012-05-29", "2013-05-31T22:00Z", "2012-13", "soon", "1999-12-31", "")
LOCATORS = (None, "row 12", "page 3", "row 0", "rows 1-2", "entity x/1", "chars 3-1", "", "lines 4")

PEOPLE = [f"person-{number}" for number in range(6)]
FIRMS = [f"firm-{number}" for number in range(6)]
BASE = [
    make_source("paper"),
    make_source("text", text="one\ntwo", sha256="0" * 64),
    *(make_entity(id_) for id_ in PEOPLE),
    *(make_entity(id_, "Organisation") for id_ in FIRMS),
]


def add_base(stager):
    stager.add([InputRecord(record, f"base {number}") for number, record in enumerate(BASE)])


def claims_frame(rows: int, seed: int) -> pl.DataFrame:
    """Return claims of which some are wrong in each way, and some are the same as others."""
    chance = random.Random(seed)
    ends = [*PEOPLE, *FIRMS, "nobody"]
    pick = lambda values: [chance.choice(values) for _ in range(rows)]  # noqa: E731
    return pl.DataFrame(
        {
            "subject": pick([*PEOPLE * 3, *ends]),
            "object": pick([*FIRMS * 3, *ends]),
            "source": pick(["paper"] * 18 + ["text", "unknown"]),
            "locator": pick([*LOCATORS, *["row 12", None, "page 3"] * 10]),
            "note": pick([*TEXTS, *[None, "said so"] * 30]),
            "valid_from": pick([*DATES, *[None, "2012-05-29", "2011"] * 10]),
            "valid_until": pick([*DATES, *[None, "2012-05-30", "2012"] * 10]),
            "role": pick([*TEXTS, *[None, "director", "clerk"] * 20]),
        },
        schema_overrides=dict.fromkeys(("locator", "note", "valid_from", "valid_until", "role"), pl.String),
    )


def without_earlier(refusals: list[str]) -> list[str]:
    """Return refusals without the place of the earlier of two equal records, which columns do not keep."""
    return sorted(refusal.partition(" earlier one")[0] for refusal in refusals)


@pytest.mark.parametrize("seed", range(3))
def test_claims_by_column_are_the_same_as_by_record(tmp_path: Path, seed: int) -> None:
    batch = ClaimColumns(
        "WORKED_AT", claims_frame(600, seed), {"dataset": DATASET, "stance": "asserted"}, "row {}".format
    )

    by_column = stage_by(tmp_path / "columns", lambda stager: (add_base(stager), stager.add(batch)))
    by_record = stage_by(
        tmp_path / "records",
        lambda stager: (add_base(stager), stager.add(batch.make_records(range(600)))),
    )

    assert by_column[0] == by_record[0]
    assert without_earlier(by_column[1]) == without_earlier(by_record[1])
    assert len(by_column[0]["WORKED_AT"]) > 100


@pytest.mark.parametrize(
    ("edge_type", "shared"),
    [
        ("OWNS", {"stance": "alleged", "said_by": ("person-1", "firm-1"), "note": 'a "note", with comma'}),
        ("OWNS", {"stance": "denied", "mode": "actual", "ended": True, "about": ("firm-2",)}),
        ("OWNS", {"mode": "feared", "condition": "if it rains", "valid_from": "2012", "valid_until": "2013"}),
        ("FUNDED", {"recorded_by": "ada"}),
    ],
)
def test_what_all_rows_share_is_written_as_by_record(tmp_path: Path, edge_type: str, shared: dict) -> None:
    pairs = list(product(PEOPLE, FIRMS))
    frame = pl.DataFrame(
        {
            "subject": [person for person, _ in pairs],
            "object": [firm for _, firm in pairs],
            "locator": [f"row {row}" for row in range(1, len(pairs) + 1)],
        }
    )
    if edge_type == "OWNS":
        frame = frame.with_columns(
            share=pl.Series([None if n % 3 else n for n in range(len(pairs))], dtype=pl.Int64)
        )
    batch = ClaimColumns(edge_type, frame, {"dataset": DATASET, "source": "paper", **shared}, "row {}".format)

    by_column, refused = stage_by(tmp_path / "columns", lambda stager: (add_base(stager), stager.add(batch)))
    by_record, _ = stage_by(
        tmp_path / "records",
        lambda stager: (add_base(stager), stager.add(batch.make_records(range(len(pairs))))),
    )

    assert by_column == by_record
    assert refused == []
    assert len(by_column[edge_type]) == len(pairs)


def test_entities_by_column_are_the_same_as_by_record(tmp_path: Path) -> None:
    pairs = list(product(NAMES, [None, *TEXTS]))
    frame = pl.DataFrame(
        {
            "id": [f"{DATASET}/{number % 300}" for number in range(len(pairs))],
            "name": [name for name, _ in pairs],
            "type": [type_ for _, type_ in pairs],
        }
    )
    batch = EntityColumns("Organisation", frame, DATASET, "row {}".format)

    by_column, refused_columns = stage_by(tmp_path / "columns", lambda stager: stager.add(batch))
    by_record, refused_records = stage_by(
        tmp_path / "records", lambda stager: stager.add(batch.make_records(range(len(pairs))))
    )

    assert by_column == by_record
    assert without_earlier(refused_columns) == without_earlier(refused_records)


def test_different_entities_by_column_are_the_same_as_by_record(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": [f"{DATASET}/{number}" for number in range(len(NAMES))], "name": NAMES})
    batch = EntityColumns("Person", frame, DATASET, "row {}".format)

    by_column = stage_by(tmp_path / "columns", lambda stager: stager.add(batch))
    by_record = stage_by(
        tmp_path / "records", lambda stager: stager.add(batch.make_records(range(len(NAMES))))
    )

    assert by_column == by_record
    assert 0 < len(by_column[1]) < len(NAMES)


def test_claims_may_come_before_their_entities(tmp_path: Path) -> None:
    frame = pl.DataFrame({"subject": PEOPLE, "object": FIRMS})
    batch = ClaimColumns("WORKED_AT", frame, {"dataset": DATASET, "source": "paper"}, "row {}".format)

    lines, refused = stage_by(tmp_path, lambda stager: (stager.add(batch), add_base(stager)))

    assert len(lines["WORKED_AT"]) == len(PEOPLE)
    assert refused == []


def test_a_record_and_a_row_that_are_the_same_are_one(tmp_path: Path) -> None:
    frame = pl.DataFrame({"subject": PEOPLE, "object": FIRMS})
    batch = ClaimColumns("WORKED_AT", frame, {"dataset": DATASET, "source": "paper"}, "row {}".format)
    first = InputRecord(make_claim(f"{PEOPLE[0]} WORKED_AT {FIRMS[0]}"), "there")
    person = EntityColumns(
        "Person", pl.DataFrame({"id": [PEOPLE[0]], "name": ["X"]}), DATASET, "line {}".format
    )

    lines, refused = stage_by(
        tmp_path,
        lambda stager: (
            add_base(stager),
            stager.add([first]),
            stager.add(batch),
            stager.add([first]),
            stager.add(person),
        ),
    )

    assert len(lines["WORKED_AT"]) == len(PEOPLE)
    assert refused == [
        "row 0: is the same record as an earlier one",
        "there: is the same record as an earlier one: there",
        "line 0: is the same record as an earlier one",
    ]
