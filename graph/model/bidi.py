"""Names from right to left inside sentences from left to right.

Without marks, an Arabic or Hebrew name in an English sentence pulls the punctuation, numbers and further such
names around it into its own order, so that a reader sees them exchanged. HTML has `<bdi>` for this, plain
text two characters.
"""

from __future__ import annotations

import re

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"

# The blocks of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and others.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolate(text: str) -> str:
    """Return a text for use in a sentence: with letters from right to left, between U+2068 and U+2069."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"
