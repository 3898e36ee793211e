"""Translate what the driver raises into one sentence for the user."""

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
from graph.store.connection.address import PASSWORD_VARIABLE, USER_VARIABLE

TIMEOUT_CODE = "TransactionTimedOut"


@contextmanager
def translate_errors(store_url: str) -> Iterator[None]:
    """Turn what the driver raises inside the `with` block into a StoreError.

    Args:
        store_url: the store's URL, for the message.

    Raises:
        StoreError: the driver or the operating system raised an error.
    """
    try:
        yield
    except (DriverError, Neo4jError, OSError) as error:
        raise _store_error(store_url, error) from error


def is_timeout(error: Exception) -> bool:
    """Return True if the database ended a transaction because it took too long."""
    return isinstance(error, Neo4jError) and TIMEOUT_CODE in (error.code or "")


def is_unreachable(error: Exception) -> bool:
    """Return True if the database could not be reached, or the connection to it was lost."""
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError)


def _store_error(store_url: str, error: Exception) -> StoreError:
    if isinstance(error, AuthError):
        hint = f"Check {USER_VARIABLE} and {PASSWORD_VARIABLE}."
        return StoreError(f"{store_url} refuses the user or the password.", hint)
    if is_unreachable(error):
        return StoreError(f"No Neo4j answers at {store_url}.", "Check the address, and that it runs.")
    if isinstance(error, ConfigurationError):
        return StoreError(f"{store_url} cannot be used: {error}")
    if is_timeout(error):
        return StoreError(f"{store_url} took too long to answer.", "Ask for less at once.")
    outcome = "refused the query" if isinstance(error, ClientError) else "failed"
    message = getattr(error, "message", None) or str(error)
    return StoreError(f"{store_url} {outcome}: {message}")
