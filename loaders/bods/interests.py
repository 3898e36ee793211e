"""The interests of a record about a relationship: what each is, and until when it held.

A record is stated again whenever it changes or is confirmed. An interest that a later statement no longer
has, or has in another way, ended by then at the latest; a closed record ends all that it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Value, is_out_of_order
from loaders.bods.codes import load_codes, split_code
from loaders.bods.dates import name_statement, read_date
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
        is_out_of_order: whether it ends before it starts, so that not both dates can be true.
        notes: what else the statement says about it.
    """

    number: int
    edge_type: str
    properties: dict[str, Value]
    valid_from: str | None
    valid_until: str | None
    dates_basis: str | None
    ended: bool
    is_out_of_order: bool
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
        span = _find_span(interest, versions, current)
        yield DatedInterest(
            number=number,
            edge_type="OWNS" if interest.type in load_codes().ownership else "HAS_INTEREST_IN",
            properties=_properties(interest),
            valid_from=span.start,
            valid_until=span.end,
            dates_basis=span.basis,
            ended=span.ended,
            is_out_of_order=span.is_out_of_order,
            notes=(*_notes(interest, statement), *span.notes),
        )


@dataclass(frozen=True, slots=True)
class _End:
    """When an interest ended, how that was worked out, and whether the data give it as the end."""

    date: str | None = None
    basis: str | None = None
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """The dates of an interest as far as they can be true together."""

    start: str | None
    end: str | None
    basis: str | None
    ended: bool
    is_out_of_order: bool = False
    notes: tuple[str, ...] = ()


def _find_span(interest: Interest, versions: Sequence[Statement], current: int) -> _Span:
    start, end = read_date(interest.start_date), _find_end(interest, versions, current)
    if not is_out_of_order(start, end.date):
        is_over_without_date = end.date is None and bool(end.basis or interest.end_date)
        return _Span(start, end.date, end.basis if end.date else None, is_over_without_date)
    if not end.is_given:
        # That it is over is said, whatever the start.
        return _Span(start, None, None, True, True, tuple(filter(None, (end.basis,))))
    # Nobody knows which of the two dates is wrong. That the end is past is not certain either.
    is_closed = any(each.record_status == CLOSED for each in versions[current:])
    words = f"start as given: {start}", f"end as given, before the start: {end.date}"
    return _Span(None, None, None, is_closed, True, (*words, *filter(None, (end.basis,))))


def _find_end(interest: Interest, versions: Sequence[Statement], current: int) -> _End:
    if interest.end_date:
        return _End(read_date(interest.end_date), is_given=True)
    if versions[current].record_status == CLOSED:
        return _closed_on(versions[current])
    for later in versions[current + 1 :]:
        same = _find_same(interest, later)
        words = f"{name_statement(later.statement_date)} about the same record"
        if same is not None and same.end_date:
            return _End(read_date(same.end_date), f"as {words} gives it", is_given=True)
        if later.record_status == CLOSED:
            return _closed_on(later)
        if same is None:
            return _End(read_date(later.statement_date, day=True), f"{words} no longer says so")
    return _End()


def _closed_on(statement: Statement) -> _End:
    words = f"the record was closed by {name_statement(statement.statement_date)}; it may have ended before"
    return _End(read_date(statement.statement_date, day=True), words)


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
