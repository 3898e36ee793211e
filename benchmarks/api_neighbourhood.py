"""A neighbourhood of one hop over HTTP, against the same queries replayed by the bare driver."""

from __future__ import annotations

import gc
import http.client
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from neo4j import Driver, RoutingControl

from benchmarks.api_records import HUB
from benchmarks.report import median, say, seconds
from graph.store import Store
from graph.store.cypher.named_queries import named_queries

# So many entities are asked for in each run, the hub among them; the first round of each is not counted.
ENTITIES = 40
WARM_UP = 2

Query = tuple[str, dict[str, Any]]
SERVER = "import sys; from casegraph.cli import main; sys.exit(main())"


def neighbourhoods(store: Store, driver: Driver, runs: int) -> dict[str, list[float]]:
    """Return for each run the median seconds of a neighbourhood: ours over HTTP, the peer's by the driver."""
    ids = [HUB, *(f"{kind}-{number}" for number in range(1, ENTITIES // 2) for kind in ("person", "firm"))]
    found: dict[str, list[float]] = {"us": [], "peer": []}
    # The peer's process made and loaded the network; ours is as `casegraph serve` leaves it.
    gc.collect()
    gc.freeze()
    with served(store) as address:
        connection = http.client.HTTPConnection(address)
        queries = {id_: named(store, fetched(connection, id_)) for id_ in ids}
        for run in range(-WARM_UP, runs):
            times: dict[str, list[float]] = defaultdict(list)
            for number, id_ in enumerate(ids):
                work = {
                    "us": lambda id_=id_: fetched(connection, id_),
                    "peer": lambda id_=id_: replayed(driver, queries[id_]),
                }
                for who in ("us", "peer") if (run + number) % 2 else ("peer", "us"):
                    times[who].append(seconds(work[who]))
            if run >= 0:
                for who, some in times.items():
                    found[who].append(median(some))
                ratio = median(times["us"]) / median(times["peer"])
                say(f"Run {run + 1} of {runs}, neighbourhoods: {ratio:.2f} of the driver's")
        connection.close()
    return found


def fetched(connection: http.client.HTTPConnection, id_: str) -> bytes:
    """Return the body of the answer, the connection kept open."""
    connection.request("GET", f"/api/entities/{id_}/neighbours")
    response = connection.getresponse()
    body = response.read()
    if response.status != http.HTTPStatus.OK:
        raise AssertionError(body)
    return body


def named(store: Store, body: bytes) -> list[Query]:
    """Return the queries that an answer names, as somebody would replay them."""
    return [
        named_queries()[query["name"]].fill(query["parameters"], store.ontology)
        for query in json.loads(body)["queries"]
    ]


def replayed(driver: Driver, queries: list[Query]) -> None:
    """Run queries as the driver's manual does."""
    for text, parameters in queries:
        driver.execute_query(text, parameters, routing_=RoutingControl.READ, database_="neo4j")


@contextmanager
def served(store: Store) -> Iterator[str]:
    """Serve a store in a process of its own; yield host and port."""
    command = [sys.executable, "-c", SERVER, "serve", "--port", "0", "--store", store.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield urlsplit(_url(process)).netloc
        finally:
            process.terminate()
            process.communicate()


def _url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        for word in line.split():
            if word.startswith("http://"):
                return word.rstrip(".,/")
    raise AssertionError("the service does not say where it is")
