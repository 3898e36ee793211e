"""Look into the parts of a spreadsheet before it is opened: how large it becomes, where cells have errors.

The library that reads spreadsheets gives a cell with an error as an empty one, and takes memory for the
whole rectangle around the used cells: two cells, in the first and the last corner of a sheet, would end the
process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from graph.errors import CasegraphError
from loaders.findings import Findings
from loaders.input import Archive, open_archive
from loaders.tables.errors import damaged
from loaders.tables.limits import MAX_SHEET_BYTES, MAX_SHEET_CELLS, MAX_STRINGS_BYTES

WHAT = "a spreadsheet"
_CELL_ADDRESS = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
# Rows are read one after the other; everything else is in memory as a whole.
_ROWS = re.compile(r"content\.xml|xl/worksheets/[^/]+\.xml")
_OVERLAP = 64
_CHUNK_BYTES = 1 << 20
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ODS_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_parts(path: Path, label: str) -> dict[str, Findings]:
    """Look through a spreadsheet that is a zip archive, and return the errors in its cells, by sheet.

    Raises:
        CasegraphError: it is damaged, a zip bomb, or has more cells than can be kept.
    """
    with open_archive(path) as archive:
        _check_sizes(archive, label)
        try:
            if "content.xml" in archive.names:
                _check_ods(archive, label)
                return {}
            return {
                sheet: _check_sheet(archive, part, f"{label}, sheet {sheet}")
                for sheet, part in _iter_sheet_parts(archive)
            }
        except (ParseError, DefusedXmlException, KeyError, ValueError, BadZipFile, OSError) as error:
            raise damaged(label, WHAT, error) from error


def _check_sizes(archive: Archive, label: str) -> None:
    in_memory = sum(archive.size_of(name) for name in archive.names if not _ROWS.fullmatch(name))
    for size, limit in (
        (sum(map(archive.size_of, archive.names)), MAX_SHEET_BYTES),
        (in_memory, MAX_STRINGS_BYTES),
    ):
        if size > limit:
            raise CasegraphError(f"{label} has {size:,} bytes unpacked; {limit:,} can be read.", "")


def _iter_sheet_parts(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of an .xlsx file, and the name of the part that it is in."""
    parts = {
        each.get("Id", ""): each.get("Target", "")
        for each in _read_xml(archive, "xl/_rels/workbook.xml.rels").iter()
        if each.tag.endswith("}Relationship")
    }
    for each in _read_xml(archive, "xl/workbook.xml").iter():
        target = parts.get(each.get(_RELATION, ""), "") if each.tag.endswith("}sheet") else ""
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if target and name in archive.names:
            yield each.get("name", ""), name


def _read_xml(archive: Archive, name: str) -> Element:
    with archive.open_member(name) as member:
        root: Element = fromstring(member.read())
    return root


def _check_sheet(archive: Archive, part: str, place: str) -> Findings:
    """Return the errors in a sheet of an .xlsx file, after checking how large it is."""
    last_row, last_column = 0, b"A"
    has_errors = False
    rest = b""
    with archive.open_member(part) as member:
        while chunk := member.read(_CHUNK_BYTES):
            text = rest + chunk
            has_errors = has_errors or b't="e"' in text
            addresses = _CELL_ADDRESS.findall(text)
            if addresses:
                last_row = max(last_row, *(int(row) for _, row in addresses))
                columns = {column for column, _ in addresses}
                last_column = max(last_column, *columns, key=lambda each: (len(each), each))
            rest = text[-_OVERLAP:]
    # Rows before the first used one are read as well, so that rows keep their numbers.
    _require_few_cells(last_row, _number_of_column(last_column), place)
    errors = Findings()
    if has_errors:
        with archive.open_member(part) as member:
            for address, error in _iter_errors(member):
                errors.add(f"cells with the error {error} are read as empty", f"{place}, {address}")
    return errors


def _require_few_cells(rows: int, columns: int, place: str) -> None:
    if rows * columns > MAX_SHEET_CELLS:
        raise CasegraphError(
            f"{place} takes {rows:,} rows and {columns:,} columns; {MAX_SHEET_CELLS:,} cells can be read.",
            "Delete what stands far from the table, or save the sheet as CSV.",
        )


def _number_of_column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _iter_errors(member: BinaryIO) -> Iterator[tuple[str, str]]:
    """Yield the address of each cell with an error, and the error: `F3`, `#REF!`."""
    for _, element in iterparse(member):
        name = element.tag.rpartition("}")[2]
        if name == "c" and element.get("t") == "e":
            value = next((each.text for each in element if each.tag.endswith("}v")), None)
            yield element.get("r", ""), value or ""
        if name == "row":
            element.clear()


def _check_ods(archive: Archive, label: str) -> None:
    """Require that no sheet of an .ods file becomes too large, in which rows and cells can be repeated."""
    rows = columns = width = 0
    name, has_content = "", False
    with archive.open_member("content.xml") as member:
        for event, element in iterparse(member, events=("start", "end")):
            tag = element.tag.removeprefix(_ODS_TABLE)
            if tag == "table" and event == "start":
                rows = columns = 0
                name = element.get(f"{_ODS_TABLE}name", "")
            elif tag in {"table-cell", "covered-table-cell"} and event == "end":
                width += _repeats(element, "columns")
                if len(element):
                    has_content, columns = True, max(columns, width)
            elif tag == "table-row" and event == "end":
                rows += _repeats(element, "rows")
                if has_content:  # a last row without content may be repeated to the end of the sheet
                    _require_few_cells(rows, columns, f"{label}, sheet {name}")
                width, has_content = 0, False
                element.clear()


def _repeats(element: Element, what: str) -> int:
    with suppress(ValueError):
        return max(1, int(element.get(f"{_ODS_TABLE}number-{what}-repeated", "1")))
    return 1
