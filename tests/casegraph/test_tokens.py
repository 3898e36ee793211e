"""`casegraph tokens`: made, listed and removed."""

from __future__ import annotations

import pytest

from api.access import tokens


@pytest.fixture
def file(tmp_path, monkeypatch):
    found = tmp_path / "tokens.json"
    monkeypatch.setenv("CASEGRAPH_TOKENS", str(found))
    return found


def test_a_token_is_printed_once(run, file):
    added, listed = run("tokens", "add", "anna", "--role", "editor"), run("tokens", "list")

    token = added.out.strip()
    assert [one.sha256 for one in tokens.read(file)] == [tokens.sum_of(token)]
    assert token not in added.err + listed.out + listed.err
    assert listed.out.startswith("anna: editor, since 20")


def test_a_token_reads_only_unless_it_is_said(run, file):
    run("tokens", "add", "ben")

    (listed,) = run("tokens", "list", "--json").json()
    assert (listed["name"], listed["role"]) == ("ben", "reader")


def test_a_token_is_removed(run, file):
    run("tokens", "add", "anna")

    assert run("tokens", "remove", "anna").code == 0
    assert run("tokens", "list").err == f"There are none. {tokens.MAKE}\n"
    assert run("tokens", "remove", "anna").code == 1


def test_another_role_is_not_known(run, file):
    assert run("tokens", "add", "anna", "--role", "owner").code == 2
    assert not file.exists()
