"""What all claims of one entity share: source, place, when it was said, and dates and note of an interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from graph.ftm import FtmSchema
from graph.model import is_out_of_order
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.notes import NoteParts
from loaders.ftm.values import clean_date, most_precise

ClaimFields: TypeAlias = "dict[str, Any]"
"""Arguments that every claim of an entity gets."""


def make_basis(entity: FtmEntity, context: ReadingContext) -> ClaimFields:
    """Return what every claim of an entity has: dataset, source, locator and the date when it was said."""
    return {
        "dataset": context.dataset,
        "source": entity.source or context.sources.get(entity.datasets),
        "locator": context.locate(entity),
        "said_on": _said_on(entity),
    }


def add_interval(
    fields: ClaimFields, entity: FtmEntity, schema: FtmSchema, context: ReadingContext
) -> NoteParts:
    """Add what a relation or another interval says beside its ends: dates, whether it is over, its source.

    Returns:
        The parts of its note. What cannot be a date goes into it.
    """
    note = NoteParts()
    dates: dict[str, list[str]] = {}
    for name, values in entity.properties.items():
        use = schema.described.get(name)
        if use is None:
            continue
        if use.note is not None:
            note.add(use.note, values)
        elif use.field in _DATES:
            dates.setdefault(use.field, []).extend(values)
        elif use.field == "status":
            _add_status(fields, values, note, context)
        elif use.field == "concerns":
            fields["about"] = (*fields.get("about", ()), *map(context.scope, values))
        elif use.field == "source" and values:
            fields["source"] = context.scope(values[0])
    _add_dates(fields, dates, note, entity.place, context)
    return note


_DATES = frozenset({"valid_from", "valid_until", "valid_from_else", "date"})

_DATE_LABELS = {"valid_from": "from", "valid_until": "until", "valid_from_else": "listed on", "date": "on"}


def _said_on(entity: FtmEntity) -> str | None:
    # Of several data sets it is not known which of them changed its record then.
    modified = entity.get("modifiedAt")
    if len(modified) == 1 and len(entity.datasets) <= 1:
        date = clean_date(modified[0])
        return date[:10] if date else entity.said_on
    return entity.said_on


def _add_status(fields: ClaimFields, values: Sequence[str], note: NoteParts, context: ReadingContext) -> None:
    # An export writes this word for what is over; the claim says it already.
    if list(values) != ["ended"]:
        note.add("status", values)
    if values and all(value.strip().lower() in context.table.ended_statuses for value in values):
        fields["ended"] = True


def _add_dates(
    fields: ClaimFields,
    dates: Mapping[str, list[str]],
    note: NoteParts,
    place: str,
    context: ReadingContext,
) -> None:
    """Set the span of a claim. Of several dates for one end none is chosen; the note has them."""
    known = {}
    for name, values in dates.items():
        cleaned = [date for value in values if (date := clean_date(value))]
        date = most_precise(cleaned) if len(cleaned) == len(values) and cleaned else None
        if date:
            known[name] = date
        else:
            note.add_remark(_DATE_LABELS[name], values)
            context.findings.add(f"{_DATE_LABELS[name]}: not one date; it is in the note", place)
    start, end = known.get("valid_from"), known.get("valid_until")
    if start is None and end is None and "date" in known:
        start = end = known["date"]
    elif "date" in known:
        note.add_remark("on", [known["date"]])
    if start is None:
        start = known.get("valid_from_else")
    elif "valid_from_else" in known and known["valid_from_else"] != start:
        note.add_remark("listed on", [known["valid_from_else"]])
    if is_out_of_order(start, end):
        note.add_remark("from", [start or ""])
        note.add_remark("until", [end or ""])
        context.findings.add("a relation ends before it starts; both dates are in the note", place)
        start = end = None
    if start:
        fields["valid_from"] = start
    if end:
        fields["valid_until"] = end
