"""A node's name broken into the lines under it, and the room that node and name take.

Widths are estimated, as there is no browser here to measure them: a little too wide rather than too narrow.
"""

from __future__ import annotations

import math
from functools import cache

MOST_LINES = 2
# About this many characters on a line, at the size in which the page writes names.
LINE = 20
FONT = 13.0
LINE_HEIGHT = 15.0
# The widths of characters as shares of the font's size.
NARROW, WIDE, CYRILLIC, OTHER, FULL = 0.34, 0.92, 0.66, 0.6, 1.05
_NARROW = frozenset("iIjlft.,:;'|!()[]- ")
_WIDE = frozenset("mMwW@")
# Room around a node and its name that no other one enters.
MARGIN = (16.0, 14.0)
# What a tie leaves free at its ends, and some air for its words.
ARROW = 20.0


def lines(name: str) -> list[str]:
    """Break a name between words into at most two lines, the last one cut where it is still too long."""
    words = name.split() or [name]
    whole = " ".join(words)
    if len(whole) <= LINE:
        return [whole]
    found = [words[0]]
    for word in words[1:]:
        if len(found[-1]) + 1 + len(word) <= LINE:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > MOST_LINES:
        found = [*found[: MOST_LINES - 1], " ".join(found[MOST_LINES - 1 :])]
    return [_cut(line) for line in found]


def _cut(line: str) -> str:
    return line if len(line) <= LINE + 4 else line[: LINE + 2].rstrip() + "…"


def width(line: str) -> float:
    """Estimate how many pixels wide a line is written."""
    return FONT * sum(_share(character) for character in line)


def _share(character: str) -> float:
    if character in _NARROW:
        return NARROW
    if character in _WIDE:
        return WIDE
    if character > "\u2e80":
        return FULL
    return CYRILLIC if "\u0400" <= character <= "\u04ff" else OTHER


@cache
def radius(ties: int) -> float:
    """Return how large a node is drawn that has so many ties."""
    return min(6.0 + 2.0 * math.sqrt(ties), 22.0)


def length(words: str, *radii: float) -> float:
    """Return how far apart two nodes of these radii stand, so that the words of their tie fit between."""
    return width(words) + sum(radii) + ARROW


def box(name_lines: list[str], node_radius: float) -> tuple[float, float]:
    """Return the width and height that a node needs with its name below it, and some air."""
    widest = max((width(line) for line in name_lines), default=0.0)
    return (
        max(2.2 * node_radius, widest) + MARGIN[0],
        2 * node_radius + LINE_HEIGHT * len(name_lines) + 6 + MARGIN[1],
    )
