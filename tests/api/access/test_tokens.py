"""Tokens: added once, stored as hashes in a private file, and removed."""

from __future__ import annotations

import json
import stat

import pytest

from api.access import tokens
from graph.errors import CasegraphError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "tokens.json"


def names_and_roles(file):
    return {(item.name, item.role) for item in tokens.read_tokens(file)}


def test_a_token_exists_until_it_is_removed(file):
    tokens.add_token(file, "anna", "editor")
    tokens.add_token(file, "Überbringer 2", "reader")
    assert names_and_roles(file) == {("anna", "editor"), ("Überbringer 2", "reader")}

    tokens.remove_token(file, "anna")
    assert names_and_roles(file) == {("Überbringer 2", "reader")}


def test_the_file_has_only_hashes_and_no_two_tokens_are_equal(file):
    made = [tokens.add_token(file, name, "reader") for name in ("anna", "ben")]

    kept = file.read_text()
    assert not [token for token in made if token in kept or token.removeprefix(tokens.TOKEN_PREFIX) in kept]
    assert {item["sha256"] for item in json.loads(kept)["tokens"]} == set(map(tokens.hash_token, made))
    assert len(set(made)) == 2


def test_only_its_owner_may_read_the_file(file):
    tokens.add_token(file, "anna", "reader")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    file.chmod(0o640)
    with pytest.raises(CasegraphError, match="Other users than its owner may read") as raised:
        tokens.read_tokens(file)
    assert raised.value.hint == f"Restrict it: chmod 600 {file}"


@pytest.mark.parametrize("name", ["", " ", "a\nb", "<b>", "-x", "a" * 101, "a:b", "\x00"])
def test_wrong_names_are_refused(file, name):
    with pytest.raises(CasegraphError, match="cannot be the name of a token"):
        tokens.add_token(file, name, "reader")
    assert not file.exists()


def test_a_name_has_one_token(file):
    tokens.add_token(file, "anna", "reader")

    with pytest.raises(CasegraphError, match="There is a token for anna already"):
        tokens.add_token(file, "anna", "editor")
    with pytest.raises(CasegraphError, match="There is no token for ben"):
        tokens.remove_token(file, "ben")
    assert names_and_roles(file) == {("anna", "reader")}


@pytest.mark.parametrize("text", ["", "[]", '{"tokens": [{"name": "anna"}]}', "\x00"])
def test_a_file_with_other_content_is_refused(file, text):
    file.parent.mkdir()
    file.touch(mode=0o600)
    file.write_text(text)

    with pytest.raises(CasegraphError, match="is not a file of tokens"):
        tokens.read_tokens(file)
