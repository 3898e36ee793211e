"""Texts from outside as one line without what nobody sees: names and values of tables and registers."""

from __future__ import annotations

import re

from graph.model import BLANK_SYMBOLS, DEFAULT_IGNORABLE, JOINERS

# Joiners stay: the spelling of some languages needs them.
_INVISIBLE = re.compile(
    f"(?![{JOINERS}])[{DEFAULT_IGNORABLE}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb]"
)
_BLANK = re.compile(f"[{BLANK_SYMBOLS}]")


def clean_text(text: str) -> str:
    """Return a text in one line, with single spaces, without control characters and invisible ones.

    Returns:
        An empty text where nothing is left.
    """
    # Most texts are plain, and a load has millions of them.
    if not text.isprintable() or not text.isascii():
        text = _BLANK.sub(" ", _INVISIBLE.sub("", text))
    return " ".join(text.split())
