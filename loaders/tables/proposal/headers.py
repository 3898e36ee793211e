"""Whether the first row of a table names its columns, or is data already."""

from __future__ import annotations

import re

from loaders.input.rows import Table
from loaders.tables.proposal.words import find_meaning, load_words

_DATA = re.compile(r"https?://.*|[-+]?\d[\d.,]*|\d{4}-\d\d(-\d\d)?|\d\d?[./-]\d\d?[./-]\d{2,4}", re.DOTALL)


def has_header(table: Table) -> bool:
    """Return whether the first row has names: one is known, or none is a number, a date or an address.

    Without either, they are data if most of them occur again below.
    """
    meanings = load_words()
    if any(find_meaning(name, meanings.headers) for name in table.columns):
        return not all(_DATA.fullmatch(name) for name in table.columns)
    if any(_DATA.fullmatch(name) for name in table.columns):
        return False
    first = next(iter(table.iter_batches()), None)
    if first is None:
        return True
    again = sum(name in column for name, column in zip(table.columns, first.columns, strict=True))
    return again * 2 <= len(table.columns)
