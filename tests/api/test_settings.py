"""Settings: validated, with an error of one sentence for each wrong value."""

from __future__ import annotations

import pytest

from api.settings import RENAMED_VARIABLES, describe_variables, is_placeholder, read_settings
from graph.errors import CasegraphError
from graph.store import Credentials
from graph.store.connection import address

REMOTE = "bolt://db.example"
NO_NAME = "it takes a name or an address and nothing else"
NO_SITE = "it takes each site as https://NAME or https://NAME:PORT"


@pytest.mark.parametrize(
    "secret",
    [
        *("changeme", "CHANGE-ME", "Change_Me ", "password", "secret", "neo4j", "example", "test"),
        *("<password>", "${PASSWORD}", "{{ password }}", "xxxxxxxx", "********", "", "   "),
    ],
)
def test_placeholders(secret):
    assert is_placeholder(secret)


@pytest.mark.parametrize("secret", ["passwörter", "tr0ub4dor&3", "neo4j-3f9c", "correct horse", "пароль"])
def test_secrets(secret):
    assert not is_placeholder(secret)


@pytest.mark.parametrize(
    ("variable", "value", "why"),
    [
        ("CASEGRAPH_PORT", "eighty", "it should be a whole number"),
        ("CASEGRAPH_PORT", "70000", "it should be less than or equal to 65535"),
        ("CASEGRAPH_HOST", "http://here", NO_NAME),
        (
            "CASEGRAPH_HOSTS",
            "graph.example, x/y",
            NO_NAME,
        ),
        (
            "CASEGRAPH_EMBEDDERS",
            "news.example",
            NO_SITE,
        ),
        (
            "CASEGRAPH_EMBEDDERS",
            "https://a.example; script-src *",
            NO_SITE,
        ),
        ("CASEGRAPH_IDLE_MINUTES", "-1", "it should be greater than or equal to 0"),
        ("CASEGRAPH_ANALYST", " ", "it should have at least 1 character"),
        ("CASEGRAPH_QUERY_ROWS", "0", "it should be greater than or equal to 1"),
        ("CASEGRAPH_PASSWORD", "<s3cret>", "it holds a placeholder"),
    ],
)
def test_the_error_of_a_wrong_setting_names_it_without_its_value(monkeypatch, variable, value, why):
    monkeypatch.setenv("CASEGRAPH_STORE", REMOTE)
    monkeypatch.setenv(variable, value)

    with pytest.raises(CasegraphError) as raised:
        read_settings()

    assert raised.value.message == f"{variable} cannot be used: {why}."
    assert raised.value.hint == f"Its meaning: {describe_variables()[variable]}"


def test_arguments_replace_the_variables(monkeypatch):
    monkeypatch.setenv("CASEGRAPH_PORT", "8001")
    monkeypatch.setenv("CASEGRAPH_HOST", "::1")

    settings = read_settings(server={"port": 8002, "host": None}).server

    assert (settings.host, settings.port) == ("::1", 8002)


def test_the_variables_of_the_store_are_those_of_every_command(monkeypatch):
    names = (
        address.STORE_VARIABLE,
        address.USER_VARIABLE,
        address.PASSWORD_VARIABLE,
        address.DATABASE_VARIABLE,
    )
    assert set(names) <= set(describe_variables())
    for name, value in zip(names, (REMOTE, "ada", "s3cr3t-enough", "cases"), strict=True):
        monkeypatch.setenv(name, value)

    settings = read_settings().store

    assert (settings.store, settings.credentials) == (REMOTE, Credentials("ada", "s3cr3t-enough", "cases"))
    assert settings.credentials == Credentials.from_environment()
    assert "s3cr3t-enough" not in f"{settings!r} {settings.credentials!r}"


def test_a_local_store_needs_no_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "changeme")

    assert read_settings(store={"store": f"local:{tmp_path}"}).store.store == f"local:{tmp_path}"


def test_an_empty_variable_sets_nothing(monkeypatch):
    monkeypatch.setenv("CASEGRAPH_HOSTS", "")
    monkeypatch.setenv("CASEGRAPH_PORT", "")

    assert read_settings().server.port == 8000


@pytest.mark.parametrize(("former", "variable"), RENAMED_VARIABLES.items())
def test_a_variable_with_its_former_name_is_refused(monkeypatch, former, variable):
    monkeypatch.setenv(f"CASEGRAPH_{former}", "2")

    with pytest.raises(CasegraphError, match=f"CASEGRAPH_{former} is now called CASEGRAPH_{variable}"):
        read_settings()
    assert f"CASEGRAPH_{variable}" in describe_variables()
