"""The interests of a record about a relationship: what each is, and until when it held.

A record is stated again whenever it changes or is confirmed. An interest that a later statement no longer
has, or has in another way, ended by then at the latest; a closed record ends all that it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Value, is_out_of_order
from loaders.bods.codes import load_codes, split_code
from loaders.bods.dates import read_date
from loaders.bods.models import Interest, RelationshipDetails, Share, Statement

CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DatedInterest:
    """An interest of one statement.

    Args:
        number: which of the statement's interests it is, from 1.
        edge_type, properties: as a claim has them.
        valid_from, valid_until: dates, or None.
        dates_basis: how the end was worked out.
        ended: whether it is over at a date that is not known.
        notes: what else the statement says about it.
    """

    number: int
    edge_type: str
    properties: dict[str, Value]
    valid_from: str | None
    valid_until: str | None
    dates_basis: str | None
    ended: bool
    notes: tuple[str, ...]


def list_interests(versions: Sequence[Statement], current: int) -> Iterator[DatedInterest]:
    """Yield the interests of one statement about a relationship.

    Args:
        versions: all statements about the relationship, from the first to the last.
        current: the index of the statement.
    """
    statement = versions[current]
    details = statement.details
    assert isinstance(details, RelationshipDetails)
    if statement.record_status == CLOSED and not details.interests and current > 0:
        return
    # A relationship without interests still says that there is one.
    for number, interest in enumerate(details.interests or (Interest(),), 1):
        start, (end, basis) = read_date(interest.start_date), _find_end(interest, versions, current)
        is_reversed = is_out_of_order(start, end)
        is_over_without_date = end is None and bool(basis or interest.end_date)
        yield DatedInterest(
            number=number,
            edge_type="OWNS" if interest.type in load_codes().ownership else "HAS_INTEREST_IN",
            properties=_properties(interest),
            valid_from=start,
            valid_until=None if is_reversed else end,
            dates_basis=None if is_reversed or end is None else basis,
            ended=is_reversed or is_over_without_date,
            notes=tuple(_notes(interest, statement)),
        )


def _find_end(
    interest: Interest, versions: Sequence[Statement], current: int
) -> tuple[str | None, str | None]:
    """Return when an interest ended, and how that was worked out."""
    if interest.end_date:
        return read_date(interest.end_date), None
    if versions[current].record_status == CLOSED:
        return _closed_on(versions[current])
    for later in versions[current + 1 :]:
        same = _find_same(interest, later)
        date = read_date(later.statement_date, day=True)
        if same is not None and same.end_date:
            return read_date(same.end_date), f"as the statement of {date} about the same record gives it"
        if later.record_status == CLOSED:
            return _closed_on(later)
        if same is None:
            return date, f"the statement of {date} about the same record no longer says so"
    return None, None


def _closed_on(statement: Statement) -> tuple[str | None, str]:
    date = read_date(statement.statement_date, day=True)
    return date, f"the record was closed by the statement of {date}; it may have ended before"


def _find_same(interest: Interest, statement: Statement) -> Interest | None:
    """Return the same interest in another statement, or None."""
    details = statement.details
    if not isinstance(details, RelationshipDetails):
        return None
    key = _without_end(interest)
    return next((each for each in details.interests or (Interest(),) if _without_end(each) == key), None)


def _without_end(interest: Interest) -> Interest:
    return interest.model_copy(update={"end_date": None})


def _properties(interest: Interest) -> dict[str, Value]:
    codes = load_codes()
    properties: dict[str, Value] = {}
    if interest.type and interest.type not in codes.ownership:
        properties["role"] = codes.interests.get(interest.type) or split_code(interest.type)
    if interest.share is not None:
        properties |= _share(interest.share)
    if how := codes.how.get(interest.direct_or_indirect or ""):
        properties["how"] = how
    if interest.beneficial_ownership_or_control is not None:
        properties["beneficial"] = interest.beneficial_ownership_or_control
    return properties


def _share(share: Share) -> dict[str, Value]:
    bounds = {
        "share": share.exact,
        "share_min": _first(share.minimum, share.exclusive_minimum),
        "share_max": _first(share.maximum, share.exclusive_maximum),
    }
    return {name: value for name, value in bounds.items() if value is not None}


def _notes(interest: Interest, statement: Statement) -> Iterator[str]:
    if interest.details:
        yield interest.details
    if interest.share is not None:
        yield from _bounds_in_words(interest.share)
    if interest.direct_or_indirect == "unknown":
        yield "whether it is direct or indirect is not known"
    if not interest.type:
        yield "what kind of interest it is, is not given"
    if isinstance(statement.details, RelationshipDetails) and statement.details.is_component:
        yield "part of the chain of an indirect interest"
    if statement.record_status == CLOSED:
        yield "the record is closed"
    for date, words in ((interest.start_date, "start"), (interest.end_date, "end")):
        if date and not read_date(date):
            yield f"{words} as given: {date}"


def _bounds_in_words(share: Share) -> Iterator[str]:
    bounds = (
        ("more than", share.exclusive_minimum),
        ("at least", share.minimum),
        ("less than", share.exclusive_maximum),
        ("at most", share.maximum),
    )
    words = [f"{word} {value:g}" for word, value in bounds if value is not None]
    if words:
        yield f"share: {' and '.join(words)} per cent"


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)
