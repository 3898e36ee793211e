"""The spans of time in which an edge is true."""

from __future__ import annotations

import re

from loaders.findings import Findings
from loaders.graph_files.edge_reading import EdgeReading
from loaders.graph_files.graph_file import DateText
from loaders.mapping.dates import parse_date

Span = tuple[DateText, DateText]

UNKNOWN: Span = (None, None)

_HYPHENS = re.compile(r"\d{4}-\d\d", re.ASCII)
_XML_ZONES = ("Z", "+00:00")
_INFINITE = frozenset({"inf", "+inf", "-inf", "infinity", "-infinity", "+infinity"})


def take_spans(reading: EdgeReading, findings: Findings, *, numeric_times: bool) -> list[Span]:
    """Return the spans in which an edge is true; one without dates where none is said.

    What is no date is kept in the notes of the edge.

    Args:
        numeric_times: whether the file counts time in numbers. Then 2009 is as likely a second as a year, and
            only what is written as a date with hyphens is one.
    """
    if time := reading.take("time"):
        reading.notes.append(f"time: {time[1]}")
    spells = list(reading.edge.spells)
    if not spells:
        # An attribute with a name such as `since` is no point on the time scale of the file.
        spells, numeric_times = [_take_attributes(reading)], False
    if spells == [UNKNOWN]:
        return spells
    spans = [_read_span(spell, reading, findings, numeric_times=numeric_times) for spell in spells]
    return list(dict.fromkeys(spans))


def _take_attributes(reading: EdgeReading) -> Span:
    start, end = reading.take("valid_from"), reading.take("valid_until")
    if not start and not end:
        start = end = reading.take("valid_on")
    return start[1] if start else None, end[1] if end else None


def _read_span(spell: Span, reading: EdgeReading, findings: Findings, *, numeric_times: bool) -> Span:
    start, end = (
        None if text is None or (numeric_times and not _HYPHENS.match(text.strip())) else read_date(text)
        for text in spell
    )
    lost = [text for text, date in zip(spell, (start, end), strict=True) if text and date is None]
    if any(text.strip().lower() not in _INFINITE for text in lost):
        reading.notes.append(f"time: {' to '.join(text or '' for text in spell)}")
        findings.add("times of edges that are no dates are in the note", reading.edge.place)
    return start, end


def read_date(text: str) -> DateText:
    """Return a date as precise as it is written, or None where the text is none of ISO 8601."""
    text = text.strip()
    # XML may write a zone after a day.
    for zone in _XML_ZONES:
        if len(text) - len(zone) == len("2012-05-29"):
            text = text.removesuffix(zone)
    return parse_date(text, ()) if text else None
