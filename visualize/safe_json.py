"""JSON that can stand inside a page: whatever a source wrote stays text and never becomes markup."""

from __future__ import annotations

import json
import re

# `<`, `>` and `&` could end the script element or open another, U+2028 and U+2029 end a line of script, and
# a lone surrogate cannot be written as UTF-8. Within JSON they only ever stand inside strings.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def writable(text: str) -> str:
    """Return `text` without what UTF-8 cannot write: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def safe_json(data: object) -> str:
    """Return `data` as JSON without a character that means something to HTML."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
