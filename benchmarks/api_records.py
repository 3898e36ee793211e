"""The made-up network of `benchmarks.api`: 20,000 nodes and 40,000 ties, one in a hundred of one hub.

Every run makes the same records, because what varies from claim to claim is drawn with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from graph.model import Claim, Dataset, Entity, Record, Source

DATASET = Dataset(id="bench-api", title="A made-up network to measure answers", description="Nobody in it.")

HUB = "firm-0"
SOURCES = 40
ROLES = ("director", "accountant", "adviser", "driver", "chief of staff", "lawyer")


def make_records(nodes: int, ties: int) -> Iterator[Record]:
    """Yield the sources, then the entities (a third are organisations), then one claim for each tie."""
    chance = random.Random(4)
    people = [f"person-{number}" for number in range(nodes - nodes // 3)]
    firms = [f"firm-{number}" for number in range(nodes // 3)]
    for number in range(SOURCES):
        yield Source(
            id=f"bench-source-{number}",
            dataset=DATASET.id,
            title=f"Register {number}",
            publisher=firms[number],
            published=f"20{number // 4 + 10}-05-01",
        )
    for kind, ids in (("Person", people), ("Organisation", firms)):
        for id_ in ids:
            name = id_.replace("-", " ").title()
            yield Entity(id=id_, kind=kind, name=name, dataset=DATASET.id)
    seen: set[tuple[str, str, str]] = set()
    while len(seen) < ties:
        relationship = _relationship(chance, people, firms, hub=len(seen) % 100 == 0)
        tie = (relationship["subject"], relationship["edge_type"], relationship["object"])
        if tie not in seen:
            seen.add(tie)
            yield _claim(chance, len(seen), people, relationship)


def _relationship(chance: random.Random, people: list[str], firms: list[str], *, hub: bool) -> dict[str, Any]:
    edge_type = "WORKED_AT" if hub else chance.choice(("WORKED_AT", "OWNS", "FUNDED", "MET", "ASSOCIATE_OF"))
    if edge_type in ("MET", "ASSOCIATE_OF"):
        # The type is symmetric: both orders of the two people would be the same tie.
        subject, object_ = sorted(chance.sample(people, 2))
    else:
        subject, object_ = chance.choice(people), HUB if hub else chance.choice(firms)
    relationship: dict[str, Any] = {"edge_type": edge_type, "subject": subject, "object": object_}
    if edge_type == "WORKED_AT":
        relationship["properties"] = {"role": chance.choice(ROLES)}
    return relationship


def _claim(chance: random.Random, number: int, people: list[str], relationship: dict[str, Any]) -> Claim:
    more: dict[str, Any] = {}
    if chance.random() < 0.5:
        year = chance.randint(1995, 2015)
        more |= {"valid_from": f"{year}-{chance.randint(1, 12):02}", "valid_until": str(year + 2)}
    if chance.random() < 0.25:
        more["note"] = f"seen by the clerk on the day, entry {number}"
    if chance.random() < 0.2:
        more |= {"stance": "alleged", "said_by": (chance.choice(people),), "said_on": "2016-03-01"}
    source = f"bench-source-{number % SOURCES}"
    return Claim(dataset=DATASET.id, source=source, locator=f"row {number}", **relationship, **more)
