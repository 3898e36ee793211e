"""A load in a process of its own, to be killed; it prints a line for each batch."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from graph import open as open_store
from graph.model.records import Claim, Dataset, Entity, PropertyClaim, Record, Source
from loaders.writer import load

DATASET = Dataset(id="killed", title="A load that is killed half way")


def stream(people: int) -> Iterator[Record]:
    """Yield four records for each person: a page tells of their age, and of meeting the one before.

    The claims come last, so that two transactions with nothing else are written at once.
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


if __name__ == "__main__":
    with open_store(sys.argv[1]) as opened:
        load(
            opened,
            DATASET,
            stream(int(sys.argv[2])),
            progress=lambda what, done, total: print(what, done, total, flush=True),
        )
