"""A load that was interrupted is finished by loading again, whether the loader or the store was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import graph
from graph import local
from graph.ontology import load_ontology
from graph.reading import load_claims, load_property_claims
from graph.store import Store
from loaders.sync.write_batch import identify_record
from loaders.writer import load
from tests.loaders.interrupted_load import DATASET, make_records

PEOPLE = 375
# The second half of 1,500 records are claims. After nine batches, two batches of claims are being written.
RECORDS_PER_BATCH = 125
BATCHES = 9
ALL_CLAIM_IDS = sorted(
    id_
    for collection, id_ in (identify_record(record, load_ontology()) for record in make_records(PEOPLE))
    if "claims" in collection
)
ROOT = Path(__file__).parents[2]


def load_claim_ids(store: Store) -> list[str]:
    claims = [*load_claims(store, "claims_of_edge_types"), *load_property_claims(store, "property_claims")]
    return sorted(claim.id for claim in claims)


def start_loading(url: str) -> subprocess.Popen[str]:
    """Start a load, and return when it is writing claims."""
    command = [sys.executable, "-m", "tests.loaders.interrupted_load", url]
    command += map(str, (PEOPLE, RECORDS_PER_BATCH, BATCHES))
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
        # The process ends a moment after the signal; until then it looks like a running store.
        while local.attach(tmp_path / "store") is not None:
            time.sleep(0.05)

        with graph.open(url) as store:
            written_ids = load_claim_ids(store)
            assert 0 < len(written_ids) < len(ALL_CLAIM_IDS)
            report = load(store, DATASET, make_records(PEOPLE))
            assert (report.changed, report.withdrawn, report.refused) == (0, 0, ())
            assert report.unchanged > 0
            assert load_claim_ids(store) == ALL_CLAIM_IDS
    finally:
        local.stop(tmp_path / "store")
