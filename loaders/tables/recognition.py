"""What kind of table a file is, by its content: the end of a name says little about what is in a file."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import Path

from graph.errors import CasegraphError
from loaders.input import Sample

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".psv", ".txt"})
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SHEET_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})
SUFFIXES = TEXT_SUFFIXES | JSON_SUFFIXES | SHEET_SUFFIXES | PARQUET_SUFFIXES

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|table|\?xml|\w+:|script|div)", re.IGNORECASE)
_OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a SQLite database"),
)


class TableFormat(Enum):
    """A kind of file that holds tables."""

    TEXT = "text"
    SPREADSHEET = "spreadsheet"
    PARQUET = "parquet"
    JSON_LINES = "json lines"


def recognise(sample: Sample) -> bool:
    """Return whether a file is taken for a table: by the end of its name, or as a spreadsheet or Parquet
    file.

    A file that ends with `.csv` is taken for one whatever is in it, so that the error about a web page with
    that name can say what it is.
    """
    if sample.is_folder:
        return False
    return sample.suffix in SUFFIXES or sample.head.startswith(b"PAR1")


def detect_format(sample: Sample) -> TableFormat:
    """Return what kind of table a file is.

    Raises:
        CasegraphError: it is none: a web page, an encrypted spreadsheet, an archive.
    """
    path, head = sample.path, sample.head
    if head.startswith(b"PAR1"):
        return TableFormat.PARQUET
    if head.startswith(b"PK\x03\x04"):
        _require_sheets(path)
        return TableFormat.SPREADSHEET
    if head.startswith(_OLE):
        _require_not_encrypted(path)
        return TableFormat.SPREADSHEET
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise CasegraphError(
            f"{path} is a web page or XML, not a table.",
            "Open it in a spreadsheet, and save it as CSV or .xlsx.",
        )
    for mark, name in _OTHER_FORMATS:
        if head.startswith(mark):
            raise CasegraphError(f"{path} is {name}, not a table.", "Unpack it, or save the table as CSV.")
    if sample.suffix in PARQUET_SUFFIXES:
        return TableFormat.PARQUET
    if sample.suffix in JSON_SUFFIXES:
        return TableFormat.JSON_LINES
    if sample.suffix in {".xlsx", ".xlsm", ".xlsb", ".ods"}:
        raise CasegraphError(f"{path} is not a spreadsheet, or it is damaged.", "Get the file again.")
    # Many programs give text the name of a spreadsheet, so that Excel opens it.
    return TableFormat.TEXT


def _require_sheets(path: Path) -> None:
    """Require that a zip archive is a spreadsheet that can be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CasegraphError(f"{path} is a damaged zip archive: {error}.", "Get the file again.") from error
    if "xl/workbook.bin" in names:
        raise CasegraphError(f"{path} is a binary spreadsheet (.xlsb).", "Save it as .xlsx or CSV.")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise CasegraphError(f"{path} is a zip archive, not a table.", "Unpack it, or give it the end .zip.")


def _require_not_encrypted(path: Path) -> None:
    """Require that a file of the old Office is no container of an encrypted new one."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            if _ENCRYPTED in chunk:
                raise CasegraphError(f"{path} is encrypted with a password.", "Save it without one.")
