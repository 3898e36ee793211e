"""Compare a claim's quote with its source's text.

Every claim whose source has a text in the store passes this comparison, so that a reader can rely on quotes.
"""

from __future__ import annotations

from graph.errors import Fault
from graph.model.locators import sha256_of
from graph.model.quote_differences import describe_small_difference
from graph.model.records import BaseClaim
from graph.model.text_spans import describe_length, names_words, text_at


def check_quote(claim: BaseClaim, text: str | None) -> Fault | None:
    """Return what is wrong with a claim's locator, quote or checksum, or None.

    Args:
        claim: the claim to check.
        text: its source's text, or None where it is not kept. Then a quote is a fault, because readers
            could not distinguish it from one that was checked.
    """
    if text is None:
        message = "needs the source's text, which the store does not have; write a note instead"
        return Fault(("quote",), message) if claim.quote is not None else None
    if not names_words(claim.locator):
        message = "has no locator to find it by: characters, rows or lines"
        return Fault(("quote",), message) if claim.quote else None
    words = text_at(text, claim.locator)
    if words is None:
        length = describe_length(text, claim.locator)
        return Fault(("locator",), f"{claim.locator!r} is outside the text, which has {length}")
    if claim.quote is not None and claim.quote != words:
        small = describe_small_difference(claim.quote, words)
        reason = f"; the quote differs {small}" if small else ""
        return Fault(("quote",), f"the text has other words at {claim.locator!r}{reason}")
    if claim.quote_sha256 is not None and claim.quote_sha256 != sha256_of(words):
        return Fault(("quote_sha256",), f"the words at {claim.locator!r} have another sum")
    return None
