"""Tokens: made once, kept as sums in a file of their owner, and forgotten."""

from __future__ import annotations

import json
import stat

import pytest

from api.access import tokens
from graph.errors import CasegraphError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "tokens.json"


def known(file):
    return {(one.name, one.role) for one in tokens.read(file)}


def test_whoever_was_added_is_known_until_removed(file):
    tokens.add(file, "anna", "editor")
    tokens.add(file, "Überbringer 2", "reader")
    assert known(file) == {("anna", "editor"), ("Überbringer 2", "reader")}

    tokens.remove(file, "anna")
    assert known(file) == {("Überbringer 2", "reader")}


def test_no_token_is_in_the_file_and_no_two_are_alike(file):
    made = [tokens.add(file, name, "reader") for name in ("anna", "ben")]

    kept = file.read_text()
    assert not [token for token in made if token in kept or token.removeprefix(tokens.BEGINS) in kept]
    assert {one["sha256"] for one in json.loads(kept)["tokens"]} == set(map(tokens.sum_of, made))
    assert len(set(made)) == 2


def test_only_its_owner_may_read_the_file(file):
    tokens.add(file, "anna", "reader")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    file.chmod(0o640)
    with pytest.raises(CasegraphError, match="Others than its owner may read") as raised:
        tokens.read(file)
    assert raised.value.hint == f"Close it: chmod 600 {file}"


@pytest.mark.parametrize("name", ["", " ", "a\nb", "<b>", "-x", "a" * 101, "a:b", "\x00"])
def test_what_is_no_name_is_refused(file, name):
    with pytest.raises(CasegraphError, match="cannot be the name of a token"):
        tokens.add(file, name, "reader")
    assert not file.exists()


def test_a_name_is_known_once(file):
    tokens.add(file, "anna", "reader")

    with pytest.raises(CasegraphError, match="There is a token for anna already"):
        tokens.add(file, "anna", "editor")
    with pytest.raises(CasegraphError, match="There is no token for ben"):
        tokens.remove(file, "ben")
    assert known(file) == {("anna", "reader")}


@pytest.mark.parametrize("text", ["", "[]", '{"tokens": [{"name": "anna"}]}', "\x00"])
def test_another_file_is_no_file_of_tokens(file, text):
    file.parent.mkdir()
    file.touch(mode=0o600)
    file.write_text(text)

    with pytest.raises(CasegraphError, match="is no file of tokens"):
        tokens.read(file)
