"""The errors that reach a user: one sentence that says what is wrong, and a hint that says what to do."""

from __future__ import annotations

from collections.abc import Sequence


class CasegraphError(Exception):
    """Anything that a user can mend.

    Args:
        message: one sentence that names the file, place or thing and the reason.
        hint: what to do about it; empty where the sentence already says so.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class StoreError(CasegraphError):
    """The database cannot be reached, started, read or written as asked."""


class UnknownEntityError(CasegraphError):
    """A name or an id that no entity of the store carries."""


class QueryRefusedError(CasegraphError):
    """A query that is not a pure read of the graph, or that the database refuses.

    Args:
        line, column: where in the user's own text, from 1, where the database says so.
    """

    def __init__(
        self, message: str, hint: str = "", *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column


class NotFoundError(CasegraphError):
    """What an id or an address names is not there."""


class ConflictError(CasegraphError):
    """What is to be changed has been changed by someone else meanwhile, or belongs to someone else."""


class FaultsError(CasegraphError):
    """A record that may not be written.

    Args:
        faults: all that is wrong with it, each with the field that is wrong.
    """

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{field}: {message}" for field, message in self.faults))
