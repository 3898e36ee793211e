"""JSON from outside is counted before it is built, and nothing of it is lost without a word."""

import json

import pytest

from graph.json_text import MAX_DEPTH, MAX_VALUES, JsonSyntaxError, RefusedJsonError, parse_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, 2.5, true, null], "b": {"c": "d"}}', {"a": [1, 2.5, True, None], "b": {"c": "d"}}),
        (b'\xef\xbb\xbf{"a": "\xc3\xa9"}', {"a": "é"}),
        ('"[[[{{{,,,\\"[["', '[[[{{{,,,"[['),
        ('"\\ud83d\\ude00"', "\N{GRINNING FACE}"),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, json.loads("[" * MAX_DEPTH + "]" * MAX_DEPTH)),
    ],
)
def test_json_is_parsed(text, value):
    assert parse_json(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[" * 60_000, "This JSON is nested more than 64 levels deep."),
        ('{"a":' * 65 + "1" + "}" * 65, "This JSON is nested more than 64 levels deep."),
        (f"[{'1,' * MAX_VALUES}1]", "This JSON has more than 250,000 values."),
        ('{"a": {"role": "x", "role": "y"}}', "The key 'role' stands twice in one object of the JSON."),
        ('["\\ud800"]', "This JSON has half of a character: \\ud800 without its other half."),
        ('{"\\uDC00x": 1}', "This JSON has half of a character: \\udc00 without its other half."),
    ],
)
def test_what_exceeds_a_limit_or_would_be_lost_is_refused(text, sentence):
    with pytest.raises(RefusedJsonError) as caught:
        parse_json(text)

    assert caught.value.message == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is not JSON: Expecting value at line 1, column 1."),
        ('{"a": 1,\n "b" 2}', "This is not JSON: Expecting ':' delimiter at line 2, column 6."),
        ('"never closed [[', "This is not JSON: Unterminated string starting at at line 1, column 1."),
        ("[NaN]", "This is not JSON: NaN is not a number."),
        ("-Infinity", "This is not JSON: -Infinity is not a number."),
        (b"[\xff]", "This is not JSON: it is not UTF-8 at byte 1."),
    ],
)
def test_what_is_not_json_is_named_with_its_place(text, sentence):
    with pytest.raises(JsonSyntaxError) as caught:
        parse_json(text)

    assert caught.value.message == sentence
