"""All refused records of a load, however many: kept outside of memory, and written to a file at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from graph.csv_table import iterate_csv
from graph.errors import CasegraphError
from graph.output_files import write_output_file
from loaders.sync.broken_text import repair_text
from loaders.sync.report import RefusedRecord
from loaders.sync.temporary_tables import TemporaryTables

MAX_LISTED = 1_000
"""How many refused records a report lists."""


class Refusals:
    """The refused records of a load. There may be more than fit into memory.

    Iterating yields them in the order in which they were refused, which is that of the input but for records
    that had to wait for others.
    """

    def __init__(self, tables: TemporaryTables) -> None:
        self._tables = tables
        self._count = 0
        self._listed: list[RefusedRecord] = []
        self._has_index = False
        tables.execute("CREATE TEMP TABLE refusals (number INTEGER PRIMARY KEY, place TEXT, reason TEXT)")

    @property
    def listed(self) -> Sequence[RefusedRecord]:
        """The first `MAX_LISTED`."""
        return self._listed

    def add(self, refused: Sequence[RefusedRecord]) -> None:
        """Keep further refusals."""
        refused = [RefusedRecord(repair_text(each.place), repair_text(each.reason)) for each in refused]
        self._count += len(refused)
        self._listed += refused[: MAX_LISTED - len(self._listed)]
        self._tables.execute_many(
            "INSERT INTO refusals (place, reason) VALUES (?, ?)",
            [(refusal.place, refusal.reason) for refusal in refused],
        )

    def find_reasons(self, places: Iterable[str]) -> dict[str, list[str]]:
        """Return the reasons of the records that were refused at these places, by place.

        With this, a loader can read its input again and write the refused rows as they were.
        """
        if not self._has_index:
            self._tables.execute("CREATE INDEX temp.refusals_place ON refusals (place)")
            self._has_index = True
        sql = "SELECT place, reason FROM refusals WHERE place IN ({ids}) ORDER BY number"
        reasons: dict[str, list[str]] = {}
        for place, reason in self._tables.select_by_id(sql, list(dict.fromkeys(map(repair_text, places)))):
            reasons.setdefault(place, []).append(reason)
        return reasons

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[RefusedRecord]:
        for place, reason in self._tables.execute("SELECT place, reason FROM refusals ORDER BY number"):
            yield RefusedRecord(place, reason)


RefusedWriter: TypeAlias = Callable[[Path, Refusals], None]
"""A function that writes refused records to a file, in whatever form. There is at least one.

It raises CasegraphError where the file cannot be written.
"""


def write_places_and_reasons(file: Path, refusals: Refusals) -> None:
    """Write the refused records as CSV with two columns: place and reason.

    Raises:
        CasegraphError: the file cannot be written.
    """
    rows = ((refusal.place, refusal.reason) for refusal in refusals)
    try:
        write_output_file(file, iterate_csv(("place", "reason"), rows), overwrite=True)
    except CasegraphError as error:
        raise _update_error(file, error.message) from error


def update_refused_file(file: Path, refusals: Refusals, write: RefusedWriter) -> None:
    """Write the refused records. If there are none, delete the file of an earlier load.

    Raises:
        CasegraphError: the file cannot be written or deleted.
    """
    try:
        if refusals:
            write(file, refusals)
        # On a read-only file system, deleting a file that does not exist is an error as well.
        elif file.exists():
            file.unlink()
    except OSError as error:
        raise _update_error(file, f"{error.strerror}.") from error


def _update_error(file: Path, reason: str) -> CasegraphError:
    return CasegraphError(
        f"The list of refused records {file} could not be updated: {reason}",
        "All else is done. Move the input to a place where files can be written, and load it again.",
    )
