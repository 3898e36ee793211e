"""Remember requests that were carried out, so that the same request sent again is not carried out twice.

A completed write is a node that is joined to nothing, and is written in the transaction of the change itself:
either both are in the store or neither is. The number of these nodes is limited.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graph.store.writing.transaction import WriteTransaction

FIND = "MATCH (w:CompletedWrite {id: $id}) WHERE w.at >= $expired RETURN w {.id, .request, .result, .at}"
RECORD = "MERGE (w:CompletedWrite {id: $properties.id}) SET w = $properties"
COUNT = "MATCH (w:CompletedWrite) RETURN count(w)"
# The index on `at` returns them in this order.
FORGET_EXPIRED = "MATCH (w:CompletedWrite) WHERE w.at < $expired WITH w ORDER BY w.at LIMIT $limit DELETE w"
FORGET_OLDEST = "MATCH (w:CompletedWrite) WHERE w.at >= '' WITH w ORDER BY w.at LIMIT $limit DELETE w"

# More than one, so that what has expired becomes less although every change adds one.
FORGOTTEN_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedWrite:
    """A request that was carried out.

    Args:
        id: names the request among those of all users.
        request: a hash of the request.
        result: the id of the record that it wrote.
        at: when, as an ISO date and time.
    """

    id: str
    request: str
    result: str
    at: str


def find_completed_write(transaction: WriteTransaction, id_: str, expired: str) -> CompletedWrite | None:
    """Return the completed write of this id, or None if there is none, or none after the time `expired`."""
    rows = transaction.run(FIND, id=id_, expired=expired)
    return CompletedWrite(**rows[0][0]) if rows else None


def record_completed_write(
    transaction: WriteTransaction, write: CompletedWrite, expired: str, max_count: int
) -> None:
    """Record a completed write. Forget some older than `expired`, and the oldest beyond `max_count`."""
    transaction.run(RECORD, properties=asdict(write))
    transaction.run(FORGET_EXPIRED, expired=expired, limit=FORGOTTEN_AT_ONCE)
    excess = int(transaction.run(COUNT)[0][0]) - max_count
    if excess > 0:
        transaction.run(FORGET_OLDEST, limit=excess)
