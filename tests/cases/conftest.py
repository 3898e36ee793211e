"""The bundled case and its network."""

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from loaders.case import Case
from tests.bundled_case import read_bundled_case


@pytest.fixture(scope="session")
def case() -> Case:
    return read_bundled_case()


@pytest.fixture(scope="session")
def network(case: Case) -> Network:
    """The network of the whole case."""
    records = NetworkRecords.from_records(input_record.record for input_record in case.records)
    return build_network("Kazakhstan", records, load_ontology())
