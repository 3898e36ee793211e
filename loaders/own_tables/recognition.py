"""Recognise a table of Casegraph by the names of its columns, whatever it is called."""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from contextlib import suppress

import polars as pl

from loaders.input import Sample

ENTITIES, TIES, PROPERTIES = "entities", "ties", "properties"

_COLUMNS = frozenset({"tie", "standing", "edge_type", "subject", "object", "stance", "mode", "records_json"})
_MEMBERS = {f"{ENTITIES}.csv", f"{TIES}.csv"}
_PARQUET = b"PAR1"
_MARK = b"Made with Casegraph"
_LINE_END = re.compile(r"[\r\n]")
_CORE = "docProps/core.xml"
_MAX_CORE = 64 * 1024


def recognise(sample: Sample) -> bool:
    """Return whether a file is one that `casegraph export` wrote as csv, csv-zip, xlsx or parquet."""
    if sample.is_folder:
        return False
    if sample.is_zip:
        return set(sample.members) in (_MEMBERS, _MEMBERS | {f"{PROPERTIES}.csv"}) and _is_own_archive(sample)
    if sample.head.startswith(b"PK"):
        return _MARK in _read_member(sample, _CORE)
    if sample.head.startswith(_PARQUET):
        return _has_own_schema(sample)
    return _has_columns(sample.text)


def _is_own_archive(sample: Sample) -> bool:
    return _has_columns(_read_member(sample, f"{TIES}.csv").decode("utf-8-sig", errors="replace"))


def _has_columns(text: str) -> bool:
    # A file of another program may have any text as its first line, and old ones end their lines with \r.
    with suppress(csv.Error):
        return set(next(csv.reader(_LINE_END.split(text, maxsplit=1)[:1]), [])) >= _COLUMNS
    return False


def _has_own_schema(sample: Sample) -> bool:
    # The loader of tables says what is wrong with a damaged file.
    with suppress(pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        return set(pl.scan_parquet(sample.path, glob=False).collect_schema().names()) >= _COLUMNS
    return False


def _read_member(sample: Sample, name: str) -> bytes:
    """Return the beginning of a member of an archive, or nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(sample.path) as archive, archive.open(name) as member:
            return member.read(_MAX_CORE)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        return b""
