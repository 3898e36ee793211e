"""The bundled case, read once; and the texts, where the machine has them."""

import os
from pathlib import Path

import pytest

from graph.derived.network import Network, NetworkRecords, build_network
from graph.ontology import ontology
from loaders.case import Case, read_case

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cases" / "kazakhstan"
TEXTS = Path(os.environ.get("CASEGRAPH_TEXTS", ROOT.parent / "shared" / "seeds"))


@pytest.fixture(scope="session")
def case() -> Case:
    return read_case(FOLDER, ontology())


@pytest.fixture(scope="session")
def texts() -> Path:
    if not TEXTS.is_dir():
        pytest.skip(f"the five texts are not on this machine: there is no {TEXTS}")
    return TEXTS


@pytest.fixture(scope="session")
def drawn(case) -> Network:
    material = NetworkRecords.of(placed.record for placed in case.records)
    return build_network("Kazakhstan", material, ontology())
