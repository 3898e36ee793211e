"""What the driver raises, told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import StoreError
from graph.store.connection.address import PASSWORD, USER

TIMED_OUT = "TransactionTimedOut"


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the driver raises inside into a StoreError.

    Args:
        name: the store's URL, for the sentence.
    """
    try:
        yield
    except (DriverError, Neo4jError, OSError) as error:
        raise _sentence(name, error) from error


def timed_out(error: Exception) -> bool:
    """Tell whether the database ended a transaction because it took too long."""
    return isinstance(error, Neo4jError) and TIMED_OUT in (error.code or "")


def nobody_answers(error: Exception) -> bool:
    """Tell whether the database could not be reached, or went away."""
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError)


def _sentence(name: str, error: Exception) -> StoreError:
    if isinstance(error, AuthError):
        return StoreError(f"{name} refuses the user or the password.", f"Check {USER} and {PASSWORD}.")
    if nobody_answers(error):
        return StoreError(f"No Neo4j answers at {name}.", "Check the address, and that it runs.")
    if isinstance(error, ConfigurationError):
        return StoreError(f"{name} cannot be used: {error}")
    if timed_out(error):
        return StoreError(f"{name} took too long to answer.", "Ask for less at once.")
    what = "refused" if isinstance(error, ClientError) else "could not do"
    message = getattr(error, "message", None) or str(error)
    return StoreError(f"{name} {what} what was asked: {message}")
