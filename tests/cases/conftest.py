"""The bundled case, and the texts of its sources if they are on this machine."""

import os
from pathlib import Path

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from loaders.case import Case
from tests.bundled_case import read_bundled_case

ROOT = Path(__file__).parents[2]
TEXTS = Path(os.environ.get("CASEGRAPH_TEXTS", ROOT.parent / "shared" / "seeds"))


@pytest.fixture(scope="session")
def case() -> Case:
    return read_bundled_case()


@pytest.fixture(scope="session")
def texts() -> Path:
    if not TEXTS.is_dir():
        pytest.skip(f"the five texts are not on this machine: there is no {TEXTS}")
    return TEXTS


@pytest.fixture(scope="session")
def network(case: Case) -> Network:
    """The network of the whole case."""
    records = NetworkRecords.from_records(input_record.record for input_record in case.records)
    return build_network("Kazakhstan", records, load_ontology())
