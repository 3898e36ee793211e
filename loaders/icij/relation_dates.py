"""When a relation of the Offshore Leaks held, from its dates and its status."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import is_out_of_order
from loaders.icij.dates import read_date
from loaders.icij.files import Row
from loaders.icij.tables import is_over, read_value


@dataclass(frozen=True, slots=True)
class RelationDates:
    """When a relation held.

    Args:
        start, end: dates, or None.
        basis: how the dates were worked out.
        ended: whether its status says that it is over, at a date that is not known. An end that cannot be
            read, or that is before the start, says nothing certain.
        note: the status, and dates that cannot be read, in their own words.
        is_contradictory: whether it ends before it starts; then its dates are only in the note.
    """

    start: str | None
    end: str | None
    basis: str | None
    ended: bool
    note: str | None
    is_contradictory: bool


def read_dates(row: Row) -> RelationDates:
    """Return when the relation of a row held."""
    start_text, end_text, status = (
        read_value(row.cells.get(name, "")) for name in ("start_date", "end_date", "status")
    )
    start, start_basis = read_date(start_text) if start_text else (None, None)
    end, end_basis = read_date(end_text) if end_text else (None, None)
    is_contradictory = is_out_of_order(start, end)
    if is_contradictory:
        start = end = start_basis = end_basis = None
    notes = [f"status: {status}"] if status else []
    for name, text, date in (("start", start_text, start), ("end", end_text, end)):
        if text and date is None:
            notes.append(f"{name} as given: {text}")
    return RelationDates(
        start=start,
        end=end,
        basis="; ".join(filter(None, (start_basis, end_basis))) or None,
        ended=end is None and is_over(status),
        note="; ".join(notes) or None,
        is_contradictory=is_contradictory,
    )
