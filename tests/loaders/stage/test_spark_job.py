"""The Spark job reads the headers of staged files. The rest of it needs Spark, which is not here."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from loaders.stage import stage
from tests.graph.small_case import CLAIMS, ENTITIES, PROPERTY_CLAIMS, SOURCES
from tests.loaders.stage.staged_files import stream_of

SCRIPT = Path(__file__).parents[3] / "examples" / "spark" / "load_staged_files.py"


@pytest.fixture(scope="module")
def job() -> ModuleType:
    spec = importlib.util.spec_from_file_location("load_staged_files", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_headers_are_understood(job: ModuleType, tmp_path: Path) -> None:
    stage(stream_of([*SOURCES, *ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS]), tmp_path / "files")

    tables = json.loads((tmp_path / "files" / "import.json").read_text())["tables"]
    headers = [job.read_header((tmp_path / "files" / table["header"]).read_text()) for table in tables]

    types = {type_ for header in headers for _, type_ in header}
    assert types == {"string", "string[]", "boolean", "long"}
    for table, header in zip(tables, headers, strict=True):
        names = [name for name, _ in header]
        assert names[:2] == ["start", "end"] if table["is_relationship"] else names[0] == "id"
    assert sum(table["rows"] for table in tables if table["is_relationship"]) == len(CLAIMS) + len(
        PROPERTY_CLAIMS
    )


@pytest.mark.parametrize(
    ("labels", "is_relationship", "query"),
    [
        ("Entity:Person", False, "MERGE (n:Entity {id: event.id}) SET n:Person SET n += event"),
        ("Source", False, "MERGE (n:Source {id: event.id}) SET n += event"),
        (
            "HAS_CLAIM",
            True,
            "MATCH (a:Entity {id: event.start}) MATCH (b:PropertyClaim {id: event.end}) "
            "MERGE (a)-[:HAS_CLAIM]->(b)",
        ),
        (
            "OWNS",
            True,
            "MATCH (a:Entity {id: event.start}) MATCH (b:Entity {id: event.end}) "
            "MERGE (a)-[r:OWNS {id: event.id}]->(b) SET r += event {.*, start: null, end: null}",
        ),
    ],
)
def test_each_table_has_its_statement(
    job: ModuleType, labels: str, is_relationship: bool, query: str
) -> None:
    assert job.make_query(labels, is_relationship) == query
