"""JSON that can stand inside a page: whatever a source wrote stays text and never becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice

import orjson

# `<`, `>` and `&` could end the script element or open another, U+2028 and U+2029 end a line of script, and
# a lone surrogate cannot be written as UTF-8. Within JSON they only ever stand inside strings.
_UNSAFE = "<>&\u2028\u2029"
# Few enough that a batch is gone before the garbage collector looks at it, which is what takes time.
BATCH = 100
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = tuple((character.encode(), f"\\u{ord(character):04x}".encode()) for character in _UNSAFE)


def writable(text: str) -> str:
    """Return `text` without what UTF-8 cannot write: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def safe_json(data: Mapping[str, object]) -> bytes:
    """Return `data` as JSON in UTF-8 without a character that means something to HTML.

    An iterator among the values becomes a list that is never held as a whole: its items are written as they
    come, a batch at a time.
    """
    members = (_encoded(name) + b":" + _value(value) for name, value in data.items())
    found = b"{" + b",".join(members) + b"}"
    # No sequence of UTF-8 stands inside that of another character, so that bytes can be replaced as they are.
    for unsafe, escaped in _ESCAPES:
        found = found.replace(unsafe, escaped)
    return found


def _value(value: object) -> bytes:
    if isinstance(value, Iterator):
        batches = iter(lambda: list(islice(value, BATCH)), [])
        return b"[" + b",".join(_encoded(batch)[1:-1] for batch in batches) + b"]"
    return _encoded(value)


def _encoded(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Ten times slower, for what orjson refuses: a lone surrogate, a number of more than 64 bits.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
