"""Whether a claim's quote stands where it says: promised for every claim whose source's text is at hand."""

from __future__ import annotations

from graph.model.locators import passage, span, sum_of
from graph.model.records import Statement


def quote_fault(claim: Statement, text: str | None) -> str | None:
    """Return what is wrong with a claim's locator, quote or sum against its source's text, or None.

    Args:
        text: None where it is not kept: then nobody could tell a quote from one that was checked.
    """
    if text is None:
        wants = "needs the source's text, which the store does not have; write a note instead"
        return f"quote: {wants}" if claim.quote is not None else None
    if span(claim.locator) is None:
        return "quote: has no `chars` locator to find it by" if claim.quote else None
    words = passage(text, claim.locator)
    if words is None:
        return f"locator: {claim.locator!r} is outside the text, which has {len(text)} characters"
    if claim.quote is not None and claim.quote != words:
        return f"quote: the text has other words at {claim.locator!r}"
    if claim.quote_sha256 is not None and claim.quote_sha256 != sum_of(words):
        return f"quote_sha256: the words at {claim.locator!r} have another sum"
    return None
