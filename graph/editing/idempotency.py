"""The key by which a request that is sent again is recognised, so that it is carried out once.

A client that does not hear the answer to a request cannot know whether it was carried out. It sends the same
request again with the same key. This follows draft-ietf-httpapi-idempotency-key-header-06: a key belongs to
one user, and with another request it is refused (section 2.7). A request that failed is not remembered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph.errors import CasegraphError
from graph.store import CompletedWrite, WriteTransaction, find_completed_write, record_completed_write

KEPT_HOURS = 24
"""How long a key is remembered. After that, the same request is carried out again."""

MAX_KEPT = 10_000
"""How many keys of all users are remembered; beyond that, the oldest are forgotten before their time."""

TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


class KeyReusedError(CasegraphError):
    """A key was used before for another request."""


@dataclass(frozen=True)
class IdempotencyKey:
    """The key of a request.

    Args:
        key: chosen by the client.
        request: a hash of the request, which says whether another one is the same.
    """

    key: str
    request: str

    def find_result(self, transaction: WriteTransaction, author: str, now: datetime) -> str | None:
        """Return the id of the record that the same request wrote before; None if there was none.

        Raises:
            KeyReusedError: the author used the key for another request.
        """
        completed = find_completed_write(transaction, self._make_id(author), _expiry(now))
        if completed is None:
            return None
        if completed.request != self.request:
            raise KeyReusedError(
                f"The Idempotency-Key {self.key!r} was used on {completed.at} for another request.",
                "Choose a new key for each request, and repeat a key only to send the same request again.",
            )
        return completed.result

    def record_result(self, transaction: WriteTransaction, author: str, now: datetime, result: str) -> None:
        """Remember that the request of this key wrote the record of the id `result`."""
        completed = CompletedWrite(
            id=self._make_id(author), request=self.request, result=result, at=now.strftime(TIME_FORMAT)
        )
        record_completed_write(transaction, completed, _expiry(now), MAX_KEPT)

    def _make_id(self, author: str) -> str:
        return hashlib.sha256(f"{author}\0{self.key}".encode()).hexdigest()


def _expiry(now: datetime) -> str:
    return (now.astimezone(UTC) - timedelta(hours=KEPT_HOURS)).strftime(TIME_FORMAT)
