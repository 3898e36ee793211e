"""A load in a process of its own, to be killed; it prints a line for each batch."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from graph import open as open_store
from graph.records import Claim, Dataset, Entity, PropertyClaim, Record, Source
from loaders.writer import load

DATASET = Dataset(id="killed", title="A load that is killed half way")


def stream(people: int) -> Iterator[Record]:
    """Yield sources, people who know each other, and claims of their age: four records for each person."""
    for number in range(people):
        yield Source(id=f"page {number}", dataset="killed", title="A page")
        yield Entity(id=f"p{number}", kind="Person", name=f"Person {number}", dataset="killed")
    for number in range(people):
        said = {"dataset": "killed", "source": f"page {number}"}
        other = f"p{(number * 7 + 1) % people}"
        if other != f"p{number}":
            yield Claim(predicate="MET", subject=f"p{number}", object=other, **said)  # type: ignore[arg-type]
        yield PropertyClaim(entity=f"p{number}", property="age", value=number, **said)  # type: ignore[arg-type]


if __name__ == "__main__":
    with open_store(sys.argv[1]) as opened:
        load(
            opened,
            DATASET,
            stream(int(sys.argv[2])),
            progress=lambda what, done, total: print(what, done, total, flush=True),
        )
