"""The steps of the benchmark of big files, each in a process of its own, so that its memory can be measured.

    python -m benchmarks.big_files_steps STEP ARGUMENT...

Each prints one line of JSON: the seconds that it took, what it counted, and the greatest memory of the
process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import polars as pl

import graph
from graph.model import Dataset, InputRecord, Source
from graph.ontology import load_ontology
from loaders.findings import Findings
from loaders.load_stream import load_stream
from loaders.loader import LoadOptions
from loaders.mapping.by_column.known_entities import KnownEntities
from loaders.open_input import open_input
from loaders.record_stream import RecordStream
from loaders.stage import ClaimColumns, EntityColumns, StagedBatch, stage, stage_batches
from loaders.writer import load

REGISTER = Dataset(id="register", title="A made-up register")
SOURCE = Source(id="register/source", dataset=REGISTER.id, title="A made-up register")
ROWS_PER_BATCH = 100_000


def stage_columns(table: str, folder: str) -> dict[str, Any]:
    """Stage the register from columns: read by polars, written by polars, no record in between."""
    report = stage_batches(REGISTER, _read_columns(Path(table)), Path(folder))
    return {"rows": report.files.relationships, "refused": report.refused_count}


def stage_mapped(table: str, mapping: str, folder: str) -> dict[str, Any]:
    """Stage the register by its mapping, as `casegraph stage` does."""
    with open_input(Path(table), LoadOptions(mapping=Path(mapping)), load_ontology()) as opened:
        report = stage(opened.streams[0], Path(folder))
    return {"rows": report.files.relationships, "refused": report.refused_count}


def stage_records(table: str, mapping: str, folder: str) -> dict[str, Any]:
    """Stage the register by its mapping, but record by record, as any other input."""
    with open_input(Path(table), LoadOptions(mapping=Path(mapping)), load_ontology()) as opened:
        report = stage(replace(opened.streams[0], read_columns=None), Path(folder))
    return {"rows": report.files.relationships, "refused": report.refused_count}


def load_mapped(table: str, mapping: str, url: str) -> dict[str, Any]:
    """Load the register by its mapping and Bolt."""
    with (
        graph.open(url) as store,
        open_input(Path(table), LoadOptions(mapping=Path(mapping)), load_ontology()) as opened,
    ):
        start = time.perf_counter()
        report = load_stream(store, opened.streams[0])
        return {
            "seconds": time.perf_counter() - start,
            "records": report.written,
            "refused": report.refused_count,
        }


def load_records(table: str, mapping: str, url: str) -> dict[str, Any]:
    """Load the same records from memory: the writer alone."""
    with (
        graph.open(url) as store,
        open_input(Path(table), LoadOptions(mapping=Path(mapping)), load_ontology()) as opened,
    ):
        records = list(opened.streams[0].read())
        start = time.perf_counter()
        report = load(store, opened.streams[0].dataset, records)
        return {
            "seconds": time.perf_counter() - start,
            "records": report.written,
            "refused": report.refused_count,
        }


def read_ftm(file: str) -> dict[str, Any]:
    """Read the records of FollowTheMoney's entities with our loader."""
    with open_input(Path(file), LoadOptions(), load_ontology(), "ftm") as opened:
        return {"records": _count(opened.streams[0])}


def read_ftm_library(file: str) -> dict[str, Any]:
    """Read the same file as `followthemoney` itself does: an entity of each line, cleaned and validated."""
    from followthemoney import model

    count = 0
    with Path(file).open("rb") as lines:
        for line in lines:
            model.get_proxy(orjson.loads(line), cleaned=False)
            count += 1
    return {"records": count}


def _count(stream: RecordStream) -> int:
    return sum(1 for _ in stream.read())


def _read_columns(table: Path) -> Iterator[StagedBatch]:
    yield [InputRecord(SOURCE, "the table")]
    shared = {"dataset": REGISTER.id, "source": SOURCE.id}
    known = KnownEntities(Findings())
    first = 2
    for frame in pl.scan_csv(table, infer_schema=False).collect_batches(
        chunk_size=ROWS_PER_BATCH, maintain_order=True, engine="streaming"
    ):
        frame = frame.with_columns(
            subject=pl.format(f"{REGISTER.id}/{{}}", "Person id"),
            object=pl.format(f"{REGISTER.id}/{{}}", "Firm id"),
            locator=pl.format("row {}", pl.int_range(first, first + frame.height)),
        )
        place = f"{table.name}, row {{}}".format
        for id_, name, kind in (("subject", "Person", "Person"), ("object", "Firm", "Organisation")):
            new = frame[known.find_new(frame[id_], frame[name], place)].select(id=id_, name=name)
            yield EntityColumns(kind, new, REGISTER.id, place)
        claims = frame.select(
            "subject", "object", "locator", role="Role", valid_from="Since", valid_until="Until"
        )
        yield ClaimColumns("WORKED_AT", claims, shared, place)
        first += frame.height


_STEPS = (
    *(stage_columns, stage_mapped, stage_records),
    *(load_mapped, load_records, read_ftm, read_ftm_library),
)
STEPS: dict[str, Callable[..., dict[str, Any]]] = {step.__name__: step for step in _STEPS}


if __name__ == "__main__":
    start = time.perf_counter()
    figures = STEPS[sys.argv[1]](*sys.argv[2:])
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": time.perf_counter() - start, **figures, "peak_mib": peak_kib // 1024}))
