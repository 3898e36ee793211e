"""A report lists the first refused records; the file has all, as they are or by a loader's own function."""

from __future__ import annotations

import csv
from pathlib import Path

from loaders.sync.refusals import MAX_LISTED, Refusals, update_refused_file, write_places_and_reasons
from loaders.sync.report import RefusedRecord
from loaders.sync.temporary_tables import TemporaryTables

MANY = [RefusedRecord(f"row {number}", f"reason {number % 3}") for number in range(MAX_LISTED + 5)]


def test_the_first_are_listed_and_all_can_be_read() -> None:
    with TemporaryTables() as tables:
        refusals = Refusals(tables)
        refusals.add(MANY[:-3])
        refusals.add(MANY[-3:])
        assert list(refusals.listed) == MANY[:MAX_LISTED]
        assert len(refusals) == len(MANY)
        assert list(refusals) == MANY


def test_reasons_are_found_by_place() -> None:
    with TemporaryTables() as tables:
        refusals = Refusals(tables)
        refusals.add([RefusedRecord("row 2", "b"), RefusedRecord("row 7", "c"), RefusedRecord("row 2", "a")])
        assert refusals.find_reasons(["row 1", "row 2", "row 2"]) == {"row 2": ["b", "a"]}
        refusals.add([RefusedRecord("row 1", "d")])
        assert refusals.find_reasons(["row 1"]) == {"row 1": ["d"]}


def test_a_place_with_a_broken_file_name_is_kept_readable(tmp_path: Path) -> None:
    place = "caf\udce9.csv, row 2"
    with TemporaryTables() as tables:
        refusals = Refusals(tables)
        refusals.add([RefusedRecord(place, "=1+1")])
        assert refusals.find_reasons([place]) == {"caf\\udce9.csv, row 2": ["=1+1"]}
        update_refused_file(tmp_path / "refused.csv", refusals, write_places_and_reasons)
    with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [["place", "reason"], ["caf\\udce9.csv, row 2", "'=1+1"]]


def test_a_loader_writes_the_file_in_its_own_form(tmp_path: Path) -> None:
    def write_lines(file: Path, refusals: Refusals) -> None:
        rows = {
            place: ",".join(reasons) for place, reasons in refusals.find_reasons(["row 1", "row 2"]).items()
        }
        file.write_text(str(rows))

    file = tmp_path / "refused.txt"
    with TemporaryTables() as tables:
        refusals = Refusals(tables)
        refusals.add([RefusedRecord("row 2", "a"), RefusedRecord("row 2", "b")])
        update_refused_file(file, refusals, write_lines)
    assert file.read_text() == "{'row 2': 'a,b'}"
