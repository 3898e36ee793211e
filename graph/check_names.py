"""Whether a name can be read: what nobody sees in it could make two names look like one."""

from __future__ import annotations

import unicodedata

# Zero-width joiners: Persian, Hindi and others spell names with them.
_SPELLING = "\u200c\u200d"


def check_name(name: str) -> str | None:
    """Return what is wrong with a name or alias, or None."""
    if not name.strip(_SPELLING).strip():
        return "is empty"
    # Most names are all letters, and a load has hundreds of thousands of them.
    if not name.isprintable():
        for char in name:
            if _unseen(char):
                return f"has a character U+{ord(char):04X}, which nobody can see; leave it out"
    return None


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    no_character = 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE
    return no_character or (category in {"Cc", "Cf"} and char not in _SPELLING)
