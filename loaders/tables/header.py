"""The names of the columns of a table: all different, none empty, whatever its first row says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.errors import CasegraphError
from loaders.findings import Finding
from loaders.tables.limits import MAX_COLUMNS


def require_columns(count: int, label: str) -> None:
    """Require that a table has not more columns than can be read.

    Raises:
        CasegraphError: it has too many; the error names the file.
    """
    if not 0 < count <= MAX_COLUMNS:
        raise CasegraphError(f"{label} has {count:,} columns; up to {MAX_COLUMNS:,} can be read.", "")


def name_columns(cells: Sequence[str | None], place: str) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the names that a first row gives, and what had to be changed in them.

    A column without a name becomes `column 3`, and the second of one name `Name (2)`. Line breaks and blanks
    around a name are left out.

    Args:
        place: the first row, for people: "donors.csv, row 1".

    """
    given = [" ".join((cell or "").split()) for cell in cells]
    names: list[str] = []
    taken = set(given)
    used: set[str] = set()
    findings: list[Finding] = []
    for number, name in enumerate(given, start=1):
        unique = name
        if not name or name in used:
            unique = _find_free(name, number, taken | used if name in taken else used)
            why = f"a second column {name!r} is" if name else f"column {number} has no name and is"
            findings.append(Finding(f"{why} called {unique!r}", 1, place))
        names.append(unique)
        used.add(unique)
    return tuple(names), findings


def complete_names(given: Sequence[str], columns: int, place: str) -> tuple[str, ...]:
    """Return the names that a person gives to the columns of a table without a header.

    Columns beyond them become `column 5`.

    Raises:
        CasegraphError: there are more names than columns, or one stands twice.
    """
    if len(given) > columns:
        raise CasegraphError(f"{place} has {columns} cells, but {len(given)} columns are named.", "")
    if len(set(given)) < len(given) or not all(given):
        raise CasegraphError(f"The names of the columns of {place} are not all different.", "")
    names, _ = name_columns([*given, *[None] * (columns - len(given))], place)
    return names


def _find_free(name: str, number: int, taken: Iterable[str]) -> str:
    taken = set(taken)
    candidate, count = (f"{name} (2)", 2) if name else (f"column {number}", 1)
    while candidate in taken:
        count += 1
        candidate = f"{name or f'column {number}'} ({count})"
    return candidate
