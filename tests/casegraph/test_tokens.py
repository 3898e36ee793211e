"""`casegraph tokens`: made, listed and removed."""

from __future__ import annotations

import pytest

from api.access import tokens


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "tokens.json"
    monkeypatch.setenv("CASEGRAPH_TOKENS", str(path))
    return path


def test_a_token_is_printed_once(run, file):
    added, listed = run("tokens", "add", "anna", "--role", "editor"), run("tokens", "list")

    token = added.out.strip()
    assert [owner.sha256 for owner in tokens.read_tokens(file)] == [tokens.hash_token(token)]
    assert token not in added.err + listed.out + listed.err
    assert listed.out.startswith("anna: editor, since 20")


def test_a_token_is_for_a_reader_by_default(run, file):
    run("tokens", "add", "ben")

    (listed,) = run("tokens", "list", "--json").json()
    assert (listed["name"], listed["role"]) == ("ben", "reader")


def test_a_token_is_removed(run, file):
    run("tokens", "add", "anna")

    assert run("tokens", "remove", "anna").code == 0
    assert run("tokens", "list").err == f"There are no tokens. {tokens.ADD_HINT}\n"
    assert run("tokens", "remove", "anna").code == 1


def test_an_unknown_role_is_refused(run, file):
    assert run("tokens", "add", "anna", "--role", "owner").code == 2
    assert not file.exists()
