"""Make control characters of texts from outside visible, so that no text controls its reader's terminal."""

from __future__ import annotations

import re

# Control characters other than tab and line break, escape sequences among them; separators of lines and
# paragraphs; marks that turn the direction of what follows; annotations; halves of surrogate pairs, which
# cannot be encoded.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufff9-\ufffb\ud800-\udfff]|\r(?!\n)"
)


def escape_controls(text: str) -> str:
    """Return a text with control characters as escapes: `\\x1b`, `\\u202e`. Tabs and line breaks stay."""
    return _CONTROLS.sub(_escape, text)


def escape_controls_in_json(document: str) -> str:
    """Return a JSON document with each control character in its strings as an escape of JSON."""
    # In JSON, those below the space are escaped already.
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
