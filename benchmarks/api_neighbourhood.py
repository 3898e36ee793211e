"""Measure a neighbourhood of one hop over HTTP, against the bare driver with the same queries."""

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
from benchmarks.report import measure_seconds, median, print_progress
from graph.store import Store, named_queries

# The number of neighbourhoods that each run requests. The hub's is one of them.
ENTITIES = 40
WARM_UP_RUNS = 2

Query = tuple[str, dict[str, Any]]
SERVER = "import sys; from casegraph.cli import main; sys.exit(main())"


def time_neighbourhoods(store: Store, driver: Driver, runs: int) -> dict[str, list[float]]:
    """Return the median seconds of a neighbourhood, by competitor, with one item for each run."""
    ids = [HUB, *(f"{kind}-{number}" for number in range(1, ENTITIES // 2) for kind in ("person", "firm"))]
    medians: dict[str, list[float]] = {"us": [], "peer": []}
    # The peer runs in this process, which made and loaded the network: its objects are not scanned again.
    # Ours is a process of its own, as `casegraph serve` starts it.
    gc.collect()
    gc.freeze()
    with serve(store) as address:
        connection = http.client.HTTPConnection(address)
        queries = {id_: queries_of_response(store, fetch_neighbours(connection, id_)) for id_ in ids}
        for run in range(-WARM_UP_RUNS, runs):
            times: dict[str, list[float]] = defaultdict(list)
            for number, id_ in enumerate(ids):
                work = {
                    "us": lambda id_=id_: fetch_neighbours(connection, id_),
                    "peer": lambda id_=id_: replay(driver, queries[id_]),
                }
                for name in ("us", "peer") if (run + number) % 2 else ("peer", "us"):
                    times[name].append(measure_seconds(work[name]))
            if run >= 0:
                for name, seconds in times.items():
                    medians[name].append(median(seconds))
                ratio = median(times["us"]) / median(times["peer"])
                print_progress(f"Run {run + 1} of {runs}, neighbourhoods: {ratio:.2f} of the driver's")
        connection.close()
    return medians


def fetch_neighbours(connection: http.client.HTTPConnection, id_: str) -> bytes:
    """Return the body of the response, over a connection that stays open."""
    connection.request("GET", f"/api/entities/{id_}/neighbours")
    response = connection.getresponse()
    body = response.read()
    if response.status != http.HTTPStatus.OK:
        raise AssertionError(body)
    return body


def queries_of_response(store: Store, body: bytes) -> list[Query]:
    """Return the queries that a response names, as text with parameters, so that the driver can run them."""
    return [
        named_queries()[query["name"]].render(query["parameters"], store.ontology)
        for query in json.loads(body)["queries"]
    ]


def replay(driver: Driver, queries: list[Query]) -> None:
    """Run queries by `execute_query`, as the driver's manual shows it."""
    for text, parameters in queries:
        driver.execute_query(text, parameters, routing_=RoutingControl.READ, database_="neo4j")


@contextmanager
def serve(store: Store) -> Iterator[str]:
    """Serve a store in a process of its own. Yield its host and port."""
    command = [sys.executable, "-c", SERVER, "serve", "--port", "0", "--store", store.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield urlsplit(_read_url(process)).netloc
        finally:
            process.terminate()
            process.communicate()


def _read_url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        for word in line.split():
            if word.startswith("http://"):
                return word.rstrip(".,/")
    raise AssertionError("the service does not say where it is")
