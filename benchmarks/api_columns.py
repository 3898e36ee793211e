"""A large network: read in columns and encoded, against driver objects, FastAPI's default and bare orjson."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
from neo4j import Driver, RoutingControl
from pydantic import BaseModel

from api.dependencies import RequestStore
from api.responses import answer
from api.serializers.tie_columns import columns
from benchmarks.report import median, rotated, say, seconds
from graph.model.claim_summary import LightClaim
from graph.ontology import Ontology
from graph.reading import Selection
from graph.reading.tie_summaries import LightClaims, LightTies, Short, light_ties, made_of
from graph.store import Store

# Encoding takes a few hundredths of a second; once would measure what else the machine does.
REPEATED = 45
# A database that has just started answers a query of this size slower each of the first times.
WARM_UP = 4

OBJECTS = "MATCH (a:Entity)-[r:{types}]->(b:Entity) WHERE r.withdrawn_on IS NULL RETURN a, r, b"


class Entity(BaseModel):
    """A node as somebody would model it for FastAPI."""

    id: str
    kind: str
    name: str
    named: bool


class Source(BaseModel):
    """A source, likewise."""

    id: str
    title: str
    published: str | None


class Tie(BaseModel):
    """A tie, likewise: it says what the columns say."""

    id: str
    subject: str
    object: str
    edge_type: str
    mode: str
    standing: str
    identifying: dict[str, str]
    claims: int
    sources: list[str]


class Everything(BaseModel):
    """A network, likewise."""

    entities: list[Entity]
    sources: list[Source]
    ties: list[Tie]


def encoded(store: Store, runs: int) -> dict[str, list[float]]:
    """Return the seconds that it takes to make bytes of a network at hand, in each run."""
    asking = RequestStore(store)
    found = light_ties(asking, Selection())
    content, models = columns(found), modelled(found)
    # The very same objects: whether strings lie side by side in memory makes a difference.
    same = {**content, "queries": orjson.loads(answer(asking, content).body)["queries"]}
    return measured(
        runs,
        "encoding",
        {
            "us": lambda: answer(asking, content).body,
            "peer": lambda: JSONResponse(jsonable_encoder(models)).body,
            "orjson": lambda: orjson.dumps(same),
        },
        {"us": REPEATED, "orjson": REPEATED},
    )


def read(store: Store, driver: Driver, runs: int) -> dict[str, list[float]]:
    """Return the seconds from the query to the bytes, in each run."""
    ours, theirs = columns(light_ties(store, Selection())), columns(by_objects(store, driver))
    if sorted(zip(*_told(ours), strict=True)) != sorted(zip(*_told(theirs), strict=True)):
        raise AssertionError("not everybody read the same")

    def in_columns() -> bytes:
        asking = RequestStore(store)
        return bytes(answer(asking, columns(light_ties(asking, Selection()))).body)

    return measured(
        runs,
        "reading",
        {"us": in_columns, "peer": lambda: orjson.dumps(columns(by_objects(store, driver)))},
    )


def measured(
    runs: int, what: str, work: Mapping[str, Callable[[], object]], repeated: Mapping[str, int] | None = None
) -> dict[str, list[float]]:
    """Return the seconds of each in each run, after some that are not counted.

    Args:
        repeated: how often what is over soon is done in a run; its figure is then their median.
    """
    often = {who: (repeated or {}).get(who, 1) for who in work}
    found: dict[str, list[float]] = {who: [] for who in work}
    # The network at hand need not be looked through each time that something is cleared away.
    gc.collect()
    gc.freeze()
    for run in range(-WARM_UP, runs):
        took: dict[str, list[float]] = {who: [] for who in work}
        # In turns, so that whatever else the machine does hits everybody.
        for turn in range(max(often.values())):
            # Whoever is left, or one of two would go first more often than the other.
            for who in rotated([who for who in work if turn < often[who]], run + turn):
                # The driver's objects hold each other, so that they are cleared away some time later: in
                # nobody's time, and not in that of whoever comes next.
                gc.collect()
                took[who].append(seconds(work[who]))
        if run >= 0:
            for who, some in took.items():
                found[who].append(median(some))
            figures = ", ".join(f"{who} {times[-1]:.3f} s" for who, times in found.items())
            say(f"Run {run + 1} of {runs}, {what}: {figures}")
    gc.unfreeze()
    return found


def modelled(found: LightTies) -> Everything:
    """Return the network as objects, made in nobody's time."""
    return Everything(
        entities=[Entity(**entity._asdict()) for entity in found.entities.values()],
        sources=[
            Source(id=source.id, title=source.title, published=source.published)
            for source in found.sources.values()
        ],
        ties=[
            Tie(
                id=tie.id,
                subject=tie.subject,
                object=tie.object,
                edge_type=tie.edge_type,
                mode=tie.mode,
                standing=tie.standing,
                identifying=dict(tie.identifying),
                claims=len(tie.claims),
                sources=sorted({claim.source for claim in tie.claims}),
            )
            for tie in found.ties
        ],
    )


def by_objects(store: Store, driver: Driver) -> LightTies:
    """Return the same ties from the driver's nodes and relationships."""
    text = OBJECTS.replace("{types}", "|".join(store.ontology.edge_types))
    records = driver.execute_query(text, routing_=RoutingControl.READ, database_="neo4j").records
    ends: dict[str, Short] = {}
    claims: list[LightClaim] = []
    for a, r, b in records:
        for node in (a, b):
            if node["id"] not in ends:
                kind = next(label for label in node.labels if label != "Entity")
                ends[node["id"]] = Short(node["id"], kind, node["name"], node.get("named", True))
        claims.append(_claim(a["id"], r, b["id"], store.ontology))
    return made_of(store, LightClaims(claims, ends), Selection())


def _claim(subject: str, r: Any, object_: str, ontology: Ontology) -> LightClaim:
    names = ontology.edge_types[r.type].identifying
    return LightClaim(
        r["id"],
        r.type,
        subject,
        object_,
        r["mode"],
        r["stance"],
        r["source"],
        r.get("locator"),
        tuple(r.get("said_by", ())),
        r.get("said_on"),
        r.get("valid_from"),
        r.get("valid_until"),
        {name: r[name] for name in names if name in r},
    )


def _told(content: dict[str, Any]) -> list[list[Any]]:
    return [content["ties"][name] for name in ("id", "standing", "claims")]
