"""docker-compose.yml is valid, refuses an empty password, and is as restricted as docs/deploy.md says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.local.neo4j_conf import render_neo4j_conf
from graph.local.releases import DEFAULT_VERSION, RELEASES
from graph.local.settings import LocalSettings
from tests.docker.compose import FILE, INTERPOLATED, ROOT, neo4j_setting, service

PASSWORD = "CASEGRAPH_PASSWORD"


def interpolated() -> list[tuple[str, str | None]]:
    """Return (name, operator) of each variable that the file takes from the environment."""
    return [(match["name"], match["how"]) for match in INTERPOLATED.finditer(FILE.read_text("utf-8"))]


def read_page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose() -> tuple[str, ...]:
    """The command by which Compose reads the file. It needs no Docker engine; without Compose, skip."""
    if shutil.which("docker") is None:
        pytest.skip("there is no docker here to read the file with")
    if subprocess.run(("docker", "compose", "version"), capture_output=True).returncode:
        pytest.skip("the docker here has no compose")
    # An `.env` of the person who runs the tests must not be read.
    return ("docker", "compose", "--env-file", os.devnull, "--file", str(FILE), "config")


def config(compose: tuple[str, ...], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("CASEGRAPH_")}
    return subprocess.run(compose, cwd=folder, env=outside | variables, capture_output=True, text=True)


def test_the_file_is_valid_by_the_schema_of_compose_files():
    checker = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec")

    result = subprocess.run((*checker, FILE), capture_output=True, text=True)

    assert result.returncode == 0, result.stdout


def test_compose_reads_the_file(compose, tmp_path):
    result = config(compose, tmp_path, CASEGRAPH_PASSWORD="a-long-one")

    assert result.returncode == 0, result.stderr
    assert "NEO4J_AUTH: neo4j/a-long-one" in result.stdout


@pytest.mark.parametrize("variables", [{}, {PASSWORD: ""}], ids=["missing", "empty"])
def test_compose_refuses_the_file_without_a_password(compose, tmp_path, variables):
    result = config(compose, tmp_path, **variables)

    assert result.returncode != 0
    assert "set it to a password" in result.stderr


def test_each_use_of_the_password_refuses_an_empty_one():
    operators = [operator for name, operator in interpolated() if name == PASSWORD]

    assert operators == [":?", ":?"]


def test_no_password_is_in_the_file():
    database, casegraph = service("neo4j")["environment"], service("service")["environment"]

    assert INTERPOLATED.sub("", database["NEO4J_AUTH"]) == "neo4j/"
    assert INTERPOLATED.sub("", casegraph[PASSWORD]) == ""


def test_the_service_is_unprivileged_and_writes_only_to_its_volume():
    casegraph = service("service")

    assert casegraph["user"] == "10001:10001"
    assert casegraph["read_only"] is True
    assert casegraph["cap_drop"] == ["ALL"]
    assert casegraph["security_opt"] == ["no-new-privileges:true"]
    assert casegraph["tmpfs"] == ["/tmp"]
    assert casegraph["volumes"] == ["tokens:/var/lib/casegraph"]
    assert "privileged" not in casegraph


@pytest.mark.parametrize("name", ["neo4j", "service"])
def test_each_port_is_on_this_machine_only_and_memory_has_a_limit(name):
    container = service(name)

    assert all("127.0.0.1:" in port for port in container["ports"])
    assert container["mem_limit"]
    assert container["healthcheck"]["test"]


def test_the_service_waits_for_a_healthy_database():
    assert service("service")["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_each_setting_of_the_service_is_in_the_commands_page():
    page = read_page("commands.md")

    assert {name for name in service("service")["environment"] if f"`{name}`" not in page} == set()


def test_each_variable_of_the_file_is_in_the_deployment_page():
    page = read_page("deploy.md")

    assert {name for name, _ in interpolated() if f"`{name}`" not in page} == set()


def test_the_database_has_the_release_that_the_tests_use():
    assert service("neo4j")["image"] == f"neo4j:{DEFAULT_VERSION}-community"


def test_the_database_is_as_restricted_as_the_local_one():
    lines = render_neo4j_conf(7687, LocalSettings(), RELEASES[DEFAULT_VERSION]).splitlines()
    local = dict(line.split("=", 1) for line in lines)
    inside = {
        neo4j_setting(name): value
        for name, value in service("neo4j")["environment"].items()
        if name != "NEO4J_AUTH"
    }

    memory = {name for name in inside if ".memory." in f".{name}"}
    assert inside.keys() <= local.keys()
    assert {name: local[name] for name in inside.keys() - memory} == {
        name: inside[name] for name in inside.keys() - memory
    }
    closed = {name for name in local if name.startswith(("dbms.security.", "internal.dbms.cypher"))}
    # The local store sets these two to Neo4j's own default.
    assert closed - inside.keys() == {
        "dbms.security.auth_enabled",
        "dbms.security.procedures.unrestricted",
    }
