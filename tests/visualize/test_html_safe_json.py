"""JSON within a page: nothing in it can end its element, and all of it can be read back."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from visualize.html_safe_json import dump_html_safe_json


def dump(data: Mapping[str, object]) -> bytes:
    return b"".join(dump_html_safe_json(data))


UNSAFE = ["</script>", "<!--", "a & b", "one\u2028two", "one\u2029two", 'say "yes" \\ no', "Мира Велл"]


@pytest.mark.parametrize("text", UNSAFE)
def test_unsafe_text_is_escaped_in_keys_and_values(text: str) -> None:
    data = {text: {"key": text}, "list": [text, {text: 1}]}
    dumped = dump(data)
    assert not {character.encode() for character in "<>&\u2028\u2029" if character.encode() in dumped}
    assert json.loads(dumped) == data


def test_characters_that_utf8_cannot_encode_are_escaped() -> None:
    data = {"title": "\udfff", "names": ["before", "a lone \ud800 surrogate </b>", "after"]}
    dumped = dump(data)
    assert b"</b>" not in dumped
    assert json.loads(dumped.decode("utf-8", "strict")) == data


def test_no_data_is_an_empty_object() -> None:
    assert dump({}) == b"{}"


def test_numbers_of_any_size_are_kept() -> None:
    assert json.loads(dump({"large": 10**30, "small": 0.1})) == {"large": 10**30, "small": 0.1}
