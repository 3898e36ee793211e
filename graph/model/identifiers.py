"""Identifiers of registers in the one form by which they are found: numbers, codes, documents."""

from __future__ import annotations

import unicodedata

MAX_IDENTIFIER = 200
"""Longer texts are no identifiers, and are not found as such."""


def fold_identifier(text: str) -> str:
    """Return an identifier without what people write in different ways: capitals, spaces, hyphens, dots.

    Returns:
        An empty text where no letter or digit is in it, or where it is too long for an identifier.
    """
    if len(text) > MAX_IDENTIFIER:
        return ""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(char for char in text.casefold() if char.isalnum())
