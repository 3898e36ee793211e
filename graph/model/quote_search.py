"""Find the places in a text that have a quote, or say why there is none.

The time grows with the length of the text and of the quote, not with their product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.comparable_text import ComparableText, is_part_of_letter, make_comparable
from graph.model.quote_differences import explain_absence
from graph.model.text_spans import TextSpan

# What stands for words that the quote leaves out, with the brackets that an editor puts around it.
_GAP = re.compile(r"[\[(]\s*(?:\.{3}|\N{HORIZONTAL ELLIPSIS})\s*[\])]|\.{3,}|\N{HORIZONTAL ELLIPSIS}")


@dataclass(frozen=True)
class QuotePlaces:
    """Where a text has a quote.

    Args:
        spans: the places, in the order of the text.
        reason: where there is none, why, and what the text has instead; else empty.
        remark: how the places differ from the quote, where they do in more than blanks; else empty.
    """

    spans: tuple[TextSpan, ...]
    reason: str = ""
    remark: str = ""


def find_quote(text: str, quote: str) -> QuotePlaces:
    """Return the places in `text` that have the quote.

    Blanks, line breaks, quotation marks, hyphens, ligatures and invisible characters may differ from those of
    the text. `...` in the quote matches the shortest text between the words before and after it.
    """
    parts = [part for part in _GAP.split(quote) if make_comparable(part).text]
    if not parts:
        return QuotePlaces((), "The quote has no words.")
    comparable, sections = make_comparable(text), [make_comparable(part) for part in parts]
    if spans := _find_sections(comparable, sections):
        return QuotePlaces(spans)
    joined_sections = [section.joined() for section in sections]
    if all(section.text for section in joined_sections) and (
        spans := _find_sections(comparable.joined(), joined_sections)
    ):
        return QuotePlaces(spans, remark="The text divides the words in another way, by hyphens or blanks.")
    return QuotePlaces((), explain_absence(text, parts))


def _find_sections(text: ComparableText, sections: list[ComparableText]) -> tuple[TextSpan, ...]:
    """Return the shortest spans of the original that have the sections one after the other."""
    # Of each place of the section in work: where the first section begins, and where this place ends.
    spans = list(_find_all(text.text, sections[0].text))
    for section in sections[1:]:
        spans = _append_section(spans, list(_find_all(text.text, section.text)))
    found = (text.original_span(*span) for span in spans)
    return tuple(dict.fromkeys(found))


def _append_section(spans: list[TextSpan], places: list[TextSpan]) -> list[TextSpan]:
    """Return each span with the nearest place after it, where no later span is nearer to that place."""
    appended: list[TextSpan] = []
    index, free_from = 0, 0
    for start, end in places:
        nearest = None
        while index < len(spans) and spans[index][1] <= start:
            nearest, index = spans[index], index + 1
        if nearest is not None and nearest[0] >= free_from:
            appended.append((nearest[0], end))
            free_from = end
    return appended


def _find_all(text: str, section: str) -> Iterator[TextSpan]:
    """Yield the places of a section that do not overlap, and do not end between a letter and its accent."""
    start = text.find(section)
    while start >= 0:
        end = start + len(section)
        if end == len(text) or not is_part_of_letter(text[end]):
            yield start, end
        start = text.find(section, end)
