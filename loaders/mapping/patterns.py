"""Regular expressions of mapping files, matched by polars.

A mapping may come from a stranger. The engine of polars takes time in proportion to the length of the text,
whatever the expression; that of Python can take for ever. It knows no look-around and no references back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

_REFERENCE = re.compile(r"\$(?:\{(\w+)\}|(\d+))")


def check_pattern(pattern: str) -> str | None:
    """Return what is wrong with a regular expression, or None."""
    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.ComputeError as error:
        reason = str(error).split("error: ", 2)[-1].splitlines()[0]
        return f"{pattern!r} is not a regular expression that is known here: {reason}"
    return None


def check_replacement(replacement: str) -> str | None:
    r"""Return what is wrong with the text that replaces what matches, or None: groups are `$1`, not `\1`."""
    if re.search(r"\\\d", replacement):
        return f"{replacement!r}: a group is written $1, not \\1"
    return None


def has_group(pattern: str) -> bool:
    """Return whether a regular expression has a group that can be extracted."""
    return len(pl.Series([""]).str.extract_groups(pattern).struct.fields) > 0


def find_matches(texts: Sequence[str], pattern: str) -> list[bool]:
    """Return for each text whether a part of it matches."""
    return pl.Series(texts, dtype=pl.String).str.contains(pattern).to_list()


def replace_matches(texts: Sequence[str | None], pattern: str, replacement: str) -> list[str | None]:
    """Return the texts with the parts that match replaced."""
    return pl.Series(texts, dtype=pl.String).str.replace_all(pattern, replacement).to_list()


def extract_matches(texts: Sequence[str | None], pattern: str) -> list[str | None]:
    """Return of each text the first group of its first match, or all of it where there is no group."""
    group = 1 if has_group(pattern) else 0
    return pl.Series(texts, dtype=pl.String).str.extract(pattern, group).to_list()
