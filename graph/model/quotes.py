"""Compare a claim's quote with its source's text.

Every claim whose source has a text in the store passes this comparison, so that a reader can rely on quotes.
"""

from __future__ import annotations

from graph.errors import Fault
from graph.model.locators import parse_span, sha256_of, text_at
from graph.model.records import BaseClaim


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
    if parse_span(claim.locator) is None:
        return Fault(("quote",), "has no `chars` locator to find it by") if claim.quote else None
    words = text_at(text, claim.locator)
    if words is None:
        length = f"the text, which has {len(text)} characters"
        return Fault(("locator",), f"{claim.locator!r} is outside {length}")
    if claim.quote is not None and claim.quote != words:
        return Fault(("quote",), f"the text has other words at {claim.locator!r}")
    if claim.quote_sha256 is not None and claim.quote_sha256 != sha256_of(words):
        return Fault(("quote_sha256",), f"the words at {claim.locator!r} have another sum")
    return None
