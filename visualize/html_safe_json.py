"""JSON inside an HTML page: text from a source stays text and never becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import orjson

# `<`, `>` and `&` could end the script element or start another, U+2028 and U+2029 end a line of a script,
# and UTF-8 has no lone surrogates. Within JSON, these characters occur only inside strings.
_UNSAFE = "<>&\u2028\u2029"
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = tuple((character.encode(), f"\\u{ord(character):04x}".encode()) for character in _UNSAFE)


def replace_surrogates(text: str) -> str:
    """Return `text` with a question mark for each lone surrogate, which UTF-8 cannot encode."""
    return text.encode("utf-8", "replace").decode("utf-8")


def dump_html_safe_json(data: Mapping[str, object]) -> Iterator[bytes]:
    """Yield `data` as JSON in UTF-8, one member after another, without characters that HTML gives a meaning.

    The complete text never has to be in memory: allocating it takes longer than filling it.
    """
    before = b"{"
    for name, value in data.items():
        yield before + _escaped_json(name) + b":"
        yield _escaped_json(value)
        before = b","
    yield b"}" if data else b"{}"


def _escaped_json(value: object) -> bytes:
    encoded = _json(value)
    # In UTF-8, no character's bytes occur within those of another, so that replacing bytes is safe.
    for unsafe, escaped in _ESCAPES:
        # Searching for a single byte is twenty times faster, and few texts have the first byte of U+2028.
        if unsafe[:1] in encoded:
            encoded = encoded.replace(unsafe, escaped)
    return encoded


def _json(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Ten times slower. orjson refuses lone surrogates and integers of more than 64 bits.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()
