"""Dates of tables: a cell in a named format becomes a date that is as precise as the format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from graph.model import check_date

_DIRECTIVE = re.compile(r"%(.)")
_DAY, _MONTH, _TIME = set("dj"), set("mbBj"), set("HI")
_WHOLE_DATES = set("cxDF")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")


def check_format(form: str) -> str | None:
    """Return what is wrong with the format of a date, or None."""
    directives = set(_DIRECTIVE.findall(form))
    if not directives & (set("YyGc") | _WHOLE_DATES):
        return f"{form!r} has no year; expected a format as %d/%m/%Y"
    if directives & _DAY and not directives & _MONTH:
        return f"{form!r} has a day without a month; expected a format as %d/%m/%Y"
    try:
        # A wrong directive is found however little of the text fits.
        datetime.strptime("", form)
    except ValueError as error:
        if "bad directive" in str(error) or "stray %" in str(error):
            return f"{form!r} is not a format of dates as %d/%m/%Y: {error}"
    return None


def check_century(form: str) -> str | None:
    """Return that a format has years of two digits, whose century would be a guess, or None."""
    short = [name for name in ("%y", "%x", "%D") if name[1] in _DIRECTIVE.findall(form)]
    if not short:
        return None
    return (
        f"{short[0]} in {form!r} does not say the century; write it into the cells and use %Y: "
        "`replace: {'(\\d\\d)$': '19$1'}`"
    )


def parse_date(text: str, formats: Sequence[str]) -> str | None:
    """Return a date in ISO 8601 without the parts that are unknown, or None where the text is none.

    A time of day is kept where its zone is known; else the day is kept.

    Args:
        formats: tried in their order. Without any, the text must be in ISO 8601 already.
    """
    if not formats:
        return _parse_iso(text)
    for form in formats:
        try:
            moment = datetime.strptime(text, form)
        except ValueError:
            continue
        return _cut(moment, form)
    return None


def _parse_iso(text: str) -> str | None:
    if check_date(text) is None:
        return text
    if match := _ISO_TIME.fullmatch(text):
        day, time, zone = match.groups()
        if zone and zone != "Z" and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        date = f"{day}T{time}{zone}" if zone else day
        return date if check_date(date) is None else None
    return None


def _cut(moment: datetime, form: str) -> str | None:
    directives = set(_DIRECTIVE.findall(form))
    if moment.tzinfo is not None and directives & (_TIME | {"c", "X", "T", "R"}):
        date = moment.isoformat(timespec="minutes")
    elif directives & (_DAY | _WHOLE_DATES):
        date = f"{moment:%Y-%m-%d}".zfill(10)
    elif directives & _MONTH:
        date = f"{moment:%Y-%m}".zfill(7)
    else:
        date = f"{moment:%Y}".zfill(4)
    return date if check_date(date) is None else None
