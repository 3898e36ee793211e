"""The lines of a node's name, and how much room a node, its name and the label of a tie take.

Widths are estimated, as there is no browser here to measure them: rather a little too wide than too narrow.
"""

from __future__ import annotations

import math
from functools import cache

from visualize.tokens import load_tokens

MAX_LINES = 2
# A line has about this many characters ...
LINE_CHARACTERS = 20
# ... and a word that is longer by more than this is cut.
EXTRA_CHARACTERS = 4
# In pixels: from one line of a name to the next, and between a node and its name.
LINE_HEIGHT = 15.0
NAME_GAP = 6.0
# The radius of a node in pixels: the least, what the square root of its number of ties adds, the greatest.
MIN_RADIUS, RADIUS_STEP, MAX_RADIUS = 6.0, 2.0, 22.0
# The widths of characters as shares of the font size.
NARROW, WIDE, CYRILLIC, REGULAR, FULL_WIDTH = 0.34, 0.92, 0.66, 0.6, 1.05
_NARROW_CHARACTERS = frozenset("iIjlft.,:;'|!()[]- ")
_WIDE_CHARACTERS = frozenset("mMwW@")
# How much free space a box has beside and below its node and name, in pixels (both sides together).
BOX_MARGIN = (16.0, 14.0)
# What a tie needs beyond its label: its arrow head, and some space.
LABEL_MARGIN = 20.0


def break_name(name: str) -> list[str]:
    """Break a name between words into at most two lines. A line that is still too long is cut."""
    words = name.split() or [name]
    single_line = " ".join(words)
    if len(single_line) <= LINE_CHARACTERS:
        return [single_line]
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= LINE_CHARACTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], " ".join(lines[MAX_LINES - 1 :])]
    return [_cut(line) for line in lines]


def _cut(line: str) -> str:
    if len(line) <= LINE_CHARACTERS + EXTRA_CHARACTERS:
        return line
    return line[: LINE_CHARACTERS + EXTRA_CHARACTERS - 2].rstrip() + "…"


def text_width(text: str, font_size: float) -> float:
    """Estimate how many pixels wide a text is."""
    return font_size * sum(_character_width(character) for character in text)


def name_width(text: str) -> float:
    """Estimate how many pixels wide a text is in the font of names."""
    return text_width(text, load_tokens().label.name_size)


def _character_width(character: str) -> float:
    if character in _NARROW_CHARACTERS:
        return NARROW
    if character in _WIDE_CHARACTERS:
        return WIDE
    if character > "\u2e80":
        return FULL_WIDTH
    return CYRILLIC if "\u0400" <= character <= "\u04ff" else REGULAR


@cache
def node_radius(tie_count: int) -> float:
    """Return the radius, in pixels, of a node with this number of ties."""
    return min(MIN_RADIUS + RADIUS_STEP * math.sqrt(tie_count), MAX_RADIUS)


def node_box(name_lines: list[str], radius: float) -> tuple[float, float]:
    """Return the width and height of a node with its name below it and some free space around them."""
    widest = max((name_width(line) for line in name_lines), default=0.0)
    return (
        max(2.2 * radius, widest) + BOX_MARGIN[0],
        2 * radius + LINE_HEIGHT * len(name_lines) + NAME_GAP + BOX_MARGIN[1],
    )


def tie_length(label: str, *radii: float) -> float:
    """Return how far apart two nodes of these radii have to be for the label of their tie to fit between."""
    return name_width(label) + sum(radii) + LABEL_MARGIN
