"""Export a network that is in memory, and read tables back with the csv module."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

from graph.csv_table import ENCODING
from graph.derived import Network, NetworkRecords, build_network
from graph.model import Record
from graph.ontology import load_ontology
from tests.graph.make_records import make_entity, make_source
from visualize.exports import EXPORT_FORMATS, ExportFormatName, ExportReport, as_parts


def make_network(*claims: Record, name: str = "Ben") -> Network:
    """Return the network of claims about Ada, the bank, and a person `ben` of this name."""
    entities = [
        make_entity("ada"),
        replace(make_entity("ben"), name=name),
        make_entity("bank", "Organisation"),
    ]
    records = NetworkRecords.from_records([make_source("paper"), make_source("blog"), *entities, *claims])
    return build_network("Ada & others", records, load_ontology())


def export(network: Network, format_name: ExportFormatName) -> bytes:
    """Return a network as a file."""
    return export_with_report(network, format_name)[0]


def export_with_report(network: Network, format_name: ExportFormatName) -> tuple[bytes, ExportReport]:
    """Return a network as a file, and what the export says of it."""
    file = io.BytesIO()
    report = EXPORT_FORMATS[format_name].write(as_parts(network), load_ontology(), file)
    return file.getvalue(), report


def read_csv(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode(ENCODING), newline="")))


def read_zip(content: bytes) -> dict[str, bytes]:
    """Return the members of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
