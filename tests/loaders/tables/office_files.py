"""Small files of the old and the new Office, made by hand where no library writes them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<m:file-entry m:full-path="/" m:media-type="{_ODS}"/></m:manifest>'
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def write_container(path: Path, streams: dict[str, bytes]) -> Path:
    """Write a compound file (the container of .xls and of encrypted .xlsx) with some streams."""
    # Streams below 4,096 bytes would stand in a stream of small ones.
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = [_directory_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(padded.items(), start=1):
        first, count = len(fat), -(-len(data) // _SECTOR)
        fat += [*range(first + 1, first + count), _END]
        sectors += [data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)]
        right = number + 1 if number < len(padded) else _FREE
        entries.append(_directory_entry(name, 2, first, len(data), right=right))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    assert len(directory) == _SECTOR, "three streams at most"
    directory_sector = len(fat)
    fat += [_END, _FAT]
    sectors.append(directory)
    sectors.append(struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff"))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, directory_sector, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<I", len(fat) - 1)
    path.write_bytes(header.ljust(_SECTOR, b"\xff") + b"".join(sectors))
    return path


def write_xls(path: Path, rows: list[list[str | float]]) -> Path:
    """Write a workbook of Excel 97 with one sheet."""
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x204, struct.pack("<HHHHB", y, x, 0, len(cell), 1) + text)
            else:
                sheet += _record(0x203, struct.pack("<HHHd", y, x, 0, cell))
    sheet += _record(0x0A, b"")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    name = struct.pack("<BBBB", 0, 0, 1, 0) + b"S"
    length = len(start) + 4 + 4 + len(name) + 4
    bound = _record(0x85, struct.pack("<I", length) + name)
    return write_container(path, {"Workbook": start + bound + _record(0x0A, b"") + sheet})


def write_ods(path: Path, rows: str) -> Path:
    """Write a spreadsheet of OpenDocument with the XML of its rows."""
    spaces = "".join(f' xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _ODS)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return path


def ods_cell(kind: str, value: str = "", text: str = "x", more: str = "") -> str:
    """Return a cell of OpenDocument."""
    attribute = {"float": "value", "percentage": "value", "date": "date-value"}.get(kind)
    given = f'office:{attribute}="{value}"' if attribute else ""
    return (
        f'<table:table-cell office:value-type="{kind}" {given} {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def _directory_entry(
    name: str, kind: int, first: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        *(encoded, len(encoded), kind, 1, _FREE, right, child, b"", 0, b"", b"", first, size),
    )


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data
