"""A load in its own process, which a test kills. It prints a line for each batch, and stops half way.

python -m tests.loaders.interrupted_load STORE_URL PEOPLE RECORDS_PER_BATCH BATCHES
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import graph
from graph.model import Claim, Dataset, Entity, PropertyClaim, Record, Source
from loaders import writer
from loaders.sync import load_process

DATASET = Dataset(id="killed", title="A load that is killed half way")

MAX_WAIT_SECONDS = 120


def make_records(people: int) -> Iterator[Record]:
    """Yield four records for each person: a page, the person, their age, and meeting the person before.

    The claims come last, so that two transactions of only claims are written at once.
    """
    for number in range(people):
        yield Source(id=f"page {number}", dataset="killed", title="A page")
        yield Entity(id=f"p{number}", kind="Person", name=f"Person {number}", dataset="killed")
    for number in range(people):
        me, page = f"p{number}", f"page {number}"
        yield PropertyClaim(dataset="killed", source=page, entity=me, property="age", value=number)
        if number:
            met = f"p{number - 1}"
            yield Claim(dataset="killed", source=page, edge_type="MET", subject=me, object=met)


def main(url: str, people: int, records_per_batch: int, batches: int) -> None:
    """Load the records of some people. After a number of batches, read no more and wait to be killed."""
    load_process.RECORDS_PER_BATCH = records_per_batch

    def report_batch(_task: str, records_read: int, _total: int | None) -> None:
        print(records_read, flush=True)
        if records_read >= records_per_batch * batches:
            time.sleep(MAX_WAIT_SECONDS)

    with graph.open(url) as store:
        writer.load(store, DATASET, make_records(people), progress=report_batch)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
