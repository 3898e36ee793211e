"""JSON that can stand inside a page: whatever a source wrote stays text and never becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import orjson

# `<`, `>` and `&` could end the script element or open another, U+2028 and U+2029 end a line of script, and
# a lone surrogate cannot be written as UTF-8. Within JSON they only ever stand inside strings.
_UNSAFE = "<>&\u2028\u2029"
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = tuple((character.encode(), f"\\u{ord(character):04x}".encode()) for character in _UNSAFE)


def writable(text: str) -> str:
    """Return `text` without what UTF-8 cannot write: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def safe_json(data: Mapping[str, object]) -> Iterator[bytes]:
    """Yield `data` as JSON in UTF-8, without a character that means something to HTML, a member at a time.

    Nobody has to hold the text as a whole: to ask for that much memory takes longer than to fill it.
    """
    before = b"{"
    for name, value in data.items():
        yield before + _escaped(name) + b":"
        yield _escaped(value)
        before = b","
    yield b"}" if data else b"{}"


def _escaped(value: object) -> bytes:
    found = _encoded(value)
    # No sequence of UTF-8 stands inside that of another character, so that bytes can be replaced as they are.
    for unsafe, escaped in _ESCAPES:
        # To look for a single byte is twenty times faster, and few texts have the first of those of U+2028.
        if unsafe[:1] in found:
            found = found.replace(unsafe, escaped)
    return found


def _encoded(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Ten times slower, for what orjson refuses: a lone surrogate, a number of more than 64 bits.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
