"""docker-compose.yml is valid, refuses an empty password, and is as closed as the documentation says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.local.neo4j_conf import neo4j_conf
from graph.local.releases import DEFAULT, RELEASES
from graph.local.settings import Settings
from tests.docker.compose import FILE, INTERPOLATED, ROOT, neo4j_setting, service

PASSWORD = "CASEGRAPH_PASSWORD"


def interpolated() -> list[tuple[str, str | None]]:
    """Each variable that the file takes from the environment, and how."""
    return [(found["name"], found["how"]) for found in INTERPOLATED.finditer(FILE.read_text("utf-8"))]


def commands_page() -> str:
    return (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def deploy_page() -> str:
    return (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose() -> tuple[str, ...]:
    """The command of Compose, where there is one; it needs no engine to read a file."""
    if shutil.which("docker") is None:
        pytest.skip("there is no docker here to read the file with")
    if subprocess.run(("docker", "compose", "version"), capture_output=True).returncode:
        pytest.skip("the docker here has no compose")
    # The `.env` of whoever runs the tests is not meant.
    return ("docker", "compose", "--env-file", os.devnull, "--file", str(FILE), "config")


def config(compose: tuple[str, ...], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("CASEGRAPH_")}
    return subprocess.run(compose, cwd=folder, env=outside | variables, capture_output=True, text=True)


def test_it_is_valid_by_the_schema_of_compose_files():
    checker = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec")

    checked = subprocess.run((*checker, FILE), capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout


def test_compose_reads_it(compose, tmp_path):
    read = config(compose, tmp_path, CASEGRAPH_PASSWORD="a-long-one")

    assert read.returncode == 0, read.stderr
    assert "NEO4J_AUTH: neo4j/a-long-one" in read.stdout


@pytest.mark.parametrize("variables", [{}, {PASSWORD: ""}], ids=["missing", "empty"])
def test_compose_refuses_it_without_a_password(compose, tmp_path, variables):
    read = config(compose, tmp_path, **variables)

    assert read.returncode != 0
    assert "set it to a password" in read.stderr


def test_each_place_of_the_password_refuses_an_empty_one():
    places = [how for name, how in interpolated() if name == PASSWORD]

    assert places == [":?", ":?"]


def test_no_password_is_written_in_the_file():
    database, casegraph = service("neo4j")["environment"], service("service")["environment"]

    assert INTERPOLATED.sub("", database["NEO4J_AUTH"]) == "neo4j/"
    assert INTERPOLATED.sub("", casegraph[PASSWORD]) == ""


def test_the_service_is_unprivileged_and_writes_nowhere_but_to_its_volume():
    casegraph = service("service")

    assert casegraph["user"] == "10001:10001"
    assert casegraph["read_only"] is True
    assert casegraph["cap_drop"] == ["ALL"]
    assert casegraph["security_opt"] == ["no-new-privileges:true"]
    assert casegraph["tmpfs"] == ["/tmp"]
    assert casegraph["volumes"] == ["tokens:/var/lib/casegraph"]
    assert "privileged" not in casegraph


@pytest.mark.parametrize("name", ["neo4j", "service"])
def test_each_port_is_on_this_machine_alone_and_memory_has_a_limit(name):
    container = service(name)

    assert all("127.0.0.1:" in port for port in container["ports"])
    assert container["mem_limit"]
    assert container["healthcheck"]["test"]


def test_the_service_waits_for_a_healthy_database():
    assert service("service")["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_each_setting_of_the_service_is_on_the_page_of_the_commands():
    assert {name for name in service("service")["environment"] if f"`{name}`" not in commands_page()} == set()


def test_each_variable_of_the_file_is_on_its_page():
    assert {name for name, _ in interpolated() if f"`{name}`" not in deploy_page()} == set()


def test_the_database_is_of_the_release_that_tests_run():
    assert service("neo4j")["image"] == f"neo4j:{DEFAULT}-community"


def test_the_database_is_as_closed_as_the_local_one():
    lines = neo4j_conf(7687, Settings(), RELEASES[DEFAULT]).splitlines()
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
    # Of these two, Neo4j's own default is what the local store is given.
    assert closed - inside.keys() == {
        "dbms.security.auth_enabled",
        "dbms.security.procedures.unrestricted",
    }
