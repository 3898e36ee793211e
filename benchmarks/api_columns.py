"""Measure reading a large network in columns, and encoding it.

The peers are the driver's objects for reading, and FastAPI's default and bare orjson for encoding.
"""

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
from api.responses import json_response
from api.serializers.tie_columns import tie_summaries_to_json
from benchmarks.report import measure_seconds, median, print_progress, rotate
from graph.model import ClaimSummary
from graph.ontology import Ontology
from graph.reading import Selection, TieSummaries, load_tie_summaries
from graph.reading.claim_summaries import ClaimSummaries, EntitySummary
from graph.reading.tie_summaries import summarise_ties
from graph.store import Store

# Encoding takes a few hundredths of a second. A single call would measure what else the machine is doing.
ENCODING_REPEATS = 45
# A database that has just started is slower at the first queries of this size.
WARM_UP_RUNS = 4

OBJECTS = "MATCH (a:Entity)-[r:{edge_types}]->(b:Entity) WHERE r.withdrawn_on IS NULL RETURN a, r, b"


class Entity(BaseModel):
    """An entity as a typical FastAPI service would model it."""

    id: str
    kind: str
    name: str
    named: bool


class Source(BaseModel):
    """A source, modelled in the same way."""

    id: str
    title: str
    published: str | None


class Tie(BaseModel):
    """A tie, modelled in the same way, with the same content as the columns."""

    id: str
    subject: str
    object: str
    edge_type: str
    mode: str
    standing: str
    identifying: dict[str, str]
    claims: int
    sources: list[str]


class NetworkModel(BaseModel):
    """A network, modelled in the same way."""

    entities: list[Entity]
    sources: list[Source]
    ties: list[Tie]


def time_encoding(store: Store, runs: int) -> dict[str, list[float]]:
    """Return the seconds to encode a network in memory, by competitor, with one item for each run."""
    recording_store = RequestStore(store)
    summaries = load_tie_summaries(recording_store, Selection())
    content, models = tie_summaries_to_json(summaries), as_models(summaries)
    # The same objects for both: it makes a difference whether strings lie side by side in memory.
    same = {**content, "queries": orjson.loads(json_response(recording_store, content).body)["queries"]}
    return measure_in_turns(
        runs,
        "encoding",
        {
            "us": lambda: json_response(recording_store, content).body,
            "peer": lambda: JSONResponse(jsonable_encoder(models)).body,
            "orjson": lambda: orjson.dumps(same),
        },
        {"us": ENCODING_REPEATS, "orjson": ENCODING_REPEATS},
    )


def time_reading(store: Store, driver: Driver, runs: int) -> dict[str, list[float]]:
    """Return the seconds from the query to the bytes, by competitor, with one item for each run."""
    ours = tie_summaries_to_json(load_tie_summaries(store, Selection()))
    theirs = tie_summaries_to_json(summaries_from_objects(store, driver))
    if _sorted_ties(ours) != _sorted_ties(theirs):
        raise AssertionError("casegraph and the peer did not read the same")

    def in_columns() -> bytes:
        recording_store = RequestStore(store)
        return bytes(
            json_response(
                recording_store, tie_summaries_to_json(load_tie_summaries(recording_store, Selection()))
            ).body
        )

    def by_objects() -> bytes:
        return orjson.dumps(tie_summaries_to_json(summaries_from_objects(store, driver)))

    return measure_in_turns(runs, "reading", {"us": in_columns, "peer": by_objects})


def measure_in_turns(
    runs: int, title: str, work: Mapping[str, Callable[[], object]], repeats: Mapping[str, int] | None = None
) -> dict[str, list[float]]:
    """Return the seconds of each competitor, with one item for each run. Warm-up runs are not in it.

    Args:
        runs: how many runs are counted.
        title: what is measured, for messages.
        work: what each competitor does, by its name.
        repeats: how often a competitor does its work in one run, where this is not once. Its figure for the
            run is the median.
    """
    counts = {name: (repeats or {}).get(name, 1) for name in work}
    medians: dict[str, list[float]] = {name: [] for name in work}
    # Objects that exist now, such as the network, are not scanned at each collection below.
    gc.collect()
    gc.freeze()
    for run in range(-WARM_UP_RUNS, runs):
        times: dict[str, list[float]] = {name: [] for name in work}
        # In turns, so that other work of the machine slows down all of them alike.
        for turn in range(max(counts.values())):
            # Rotate only the competitors that take part in this turn; otherwise one of two would go first
            # more often than the other.
            for name in rotate([name for name in work if turn < counts[name]], run + turn):
                # The driver's objects refer to each other, so that only the collector frees them. It runs
                # here, outside of all measured times, so that the next competitor does not pay for it.
                gc.collect()
                times[name].append(measure_seconds(work[name]))
        if run >= 0:
            for name, seconds in times.items():
                medians[name].append(median(seconds))
            figures = ", ".join(f"{name} {seconds[-1]:.3f} s" for name, seconds in medians.items())
            print_progress(f"Run {run + 1} of {runs}, {title}: {figures}")
    gc.unfreeze()
    return medians


def as_models(summaries: TieSummaries) -> NetworkModel:
    """Return the network as pydantic models."""
    return NetworkModel(
        entities=[Entity(**entity._asdict()) for entity in summaries.entities.values()],
        sources=[
            Source(id=source.id, title=source.title, published=source.published)
            for source in summaries.sources.values()
        ],
        ties=[
            Tie(
                id=tie.id,
                subject=tie.subject,
                object=tie.object,
                edge_type=tie.edge_type,
                mode=tie.mode,
                standing=tie.standing,
                identifying=dict(tie.identifying_values),
                claims=len(tie.claims),
                sources=sorted({claim.source for claim in tie.claims}),
            )
            for tie in summaries.ties
        ],
    )


def summaries_from_objects(store: Store, driver: Driver) -> TieSummaries:
    """Return the same ties, made from the driver's nodes and relationships."""
    text = OBJECTS.replace("{edge_types}", "|".join(store.ontology.edge_types))
    records = driver.execute_query(text, routing_=RoutingControl.READ, database_="neo4j").records
    entities: dict[str, EntitySummary] = {}
    claims: list[ClaimSummary] = []
    for a, r, b in records:
        for node in (a, b):
            if node["id"] not in entities:
                kind = next(label for label in node.labels if label != "Entity")
                entities[node["id"]] = EntitySummary(node["id"], kind, node["name"], node.get("named", True))
        claims.append(_claim(a["id"], r, b["id"], store.ontology))
    return summarise_ties(store, ClaimSummaries(claims, entities), Selection())


def _claim(subject: str, r: Any, object_: str, ontology: Ontology) -> ClaimSummary:
    names = ontology.edge_types[r.type].identifying_properties
    return ClaimSummary(
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


def _sorted_ties(content: dict[str, Any]) -> list[tuple[Any, ...]]:
    columns = [content["ties"][name] for name in ("id", "standing", "claim_count")]
    return sorted(zip(*columns, strict=True))
