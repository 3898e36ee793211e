"""Make control characters of texts from outside visible, so that no text controls its reader's terminal."""

from __future__ import annotations

import re

# Control characters other than tab and line break, escape sequences among them; separators of lines and
# paragraphs; marks that turn the direction of what follows; annotations; halves of surrogate pairs, which
# cannot be encoded.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufff9-\ufffb\ud800-\udfff]|\r(?!\n)"
)

# Marks that isolate a text from the direction around it, and the mark that ends this.
_ISOLATES = re.compile("[\u2066-\u2069]")
_POP_ISOLATE = "\u2069"


def escape_controls(text: str) -> str:
    """Return a text with control characters as escapes: `\\x1b`, `\\u202e`. Tabs and line breaks stay."""
    return _CONTROLS.sub(_escape, text)


def escape_unpaired_isolates(text: str) -> str:
    """Return a text whose marks of isolation (see `graph.model.bidi`) are in pairs, the others as escapes.

    A mark without its counterpart would turn the direction of everything that follows on the line. Call it
    before a text is broken into lines.
    """
    unpaired = _find_unpaired_isolates(text)
    return _ISOLATES.sub(lambda mark: _escape(mark) if mark.start() in unpaired else mark[0], text)


def _find_unpaired_isolates(text: str) -> frozenset[int]:
    """Return where marks stand that begin an isolation which never ends, or end one that never began."""
    begun, unpaired = list[int](), list[int]()
    for mark in _ISOLATES.finditer(text):
        if mark[0] != _POP_ISOLATE:
            begun.append(mark.start())
        elif begun:
            begun.pop()
        else:
            unpaired.append(mark.start())
    return frozenset(begun + unpaired)


def escape_controls_in_json(document: str) -> str:
    """Return a JSON document with each control character in its strings as an escape of JSON."""
    # In JSON, those below the space are escaped already.
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
