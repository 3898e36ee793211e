"""A load that was interrupted is finished by loading again, whoever was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import graph
from graph import local
from graph.ontology import ontology
from graph.reading import claims, property_claims
from graph.store import Store
from loaders.sync.write_batch import identify
from loaders.writer import load
from tests.loaders.slow_stream import DATASET, stream

PEOPLE = 3_000
# Of 12,000 records the second half are claims: two batches of these are under way when so many are read.
BATCHES = 9
CLEAN = sorted(
    id_ for family, id_ in (identify(record, ontology()) for record in stream(PEOPLE)) if "claims" in family
)
ROOT = Path(__file__).parents[2]


def ids(store: Store) -> list[str]:
    found = [*claims(store, "claims_of_types"), *property_claims(store, "property_claims")]
    return sorted(claim.id for claim in found)


def start_loading(url: str) -> subprocess.Popen[str]:
    """Start a load, and return when it is in the midst of the claims."""
    command = [sys.executable, "-m", "tests.loaders.slow_stream", url, str(PEOPLE)]
    loading = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert loading.stdout is not None
    for _ in range(BATCHES):
        assert loading.stdout.readline()
    return loading


def test_the_loader_then_the_store_are_killed_half_way(tmp_path: Path) -> None:
    url = f"local:{tmp_path / 'store'}"
    try:
        with start_loading(url) as loading:
            loading.kill()
        running = local.attach(tmp_path / "store")
        assert running is not None

        with start_loading(url) as loading:
            os.kill(running.pid, signal.SIGKILL)
            loading.kill()

        with graph.open(url) as store:
            written = ids(store)
            assert 0 < len(written) < len(CLEAN)
            report = load(store, DATASET, stream(PEOPLE))
            assert (report.changed, report.withdrawn, report.refused) == (0, 0, ())
            assert report.unchanged > 0
            assert ids(store) == CLEAN
    finally:
        local.stop(tmp_path / "store")
