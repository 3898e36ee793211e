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

from graph import local
from graph.errors import QueryRefusedError, StoreError
from graph.store.connection.address import PASSWORD_VARIABLE, USER_VARIABLE, local_path

TIMEOUT_CODE = "TransactionTimedOut"

# What Neo4j says to every request after an error that it could not handle, such as a full disk.
MUST_BE_RESTARTED = "critical error, and needs to be restarted"

# The database could not do what it should, for a reason that does not lie in the query.
DATABASE_FAILURE_CODES = (
    "Neo.DatabaseError.",
    "Neo.TransientError.General.DatabaseUnavailable",
    "Neo.TransientError.Database.DatabaseUnavailable",
)


@contextmanager
def translate_errors(store_url: str) -> Iterator[None]:
    """Turn what the driver raises inside the `with` block into a StoreError.

    Args:
        store_url: the store's URL, for the message.

    Raises:
        StoreError: the driver or the operating system raised an error.
        QueryRefusedError: a value that came from outside cannot be sent to the database.
    """
    try:
        yield
    except (OverflowError, UnicodeEncodeError) as error:
        raise unsendable_parameter(error) from error
    except (DriverError, Neo4jError, OSError) as error:
        raise _store_error(store_url, error) from error


def unsendable_parameter(error: Exception) -> QueryRefusedError:
    """Return why the driver cannot send a value, in words for the user."""
    if isinstance(error, OverflowError):
        reason = "a whole number has to fit into 64 bits"
    elif isinstance(error, UnicodeEncodeError):
        code = ord(error.object[error.start])
        reason = f"a text has half of a character (U+{code:04X}), as from a text that is not UTF-8"
    elif isinstance(error, RecursionError):
        reason = "it is nested too deeply"
    else:
        reason = str(error)
    return QueryRefusedError(f"A parameter cannot be sent: {reason}.")


def is_timeout(error: Exception) -> bool:
    """Return True if the database ended a transaction because it took too long."""
    return isinstance(error, Neo4jError) and TIMEOUT_CODE in (error.code or "")


def is_unreachable(error: Exception) -> bool:
    """Return True if the database could not be reached, or the connection to it was lost."""
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError)


def _store_error(store_url: str, error: Exception) -> StoreError:
    if failure := _explain_failure(store_url, error):
        return failure
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


def _is_database_failure(error: Exception) -> bool:
    return isinstance(error, Neo4jError) and (error.code or "").startswith(DATABASE_FAILURE_CODES)


def _explain_failure(store_url: str, error: Exception) -> StoreError | None:
    """Return why a local database failed, which is ended if it can do nothing more; None if not known."""
    path = local_path(store_url)
    if path is None or not (is_unreachable(error) or _is_database_failure(error)):
        return None
    return local.explain_failure(path, must_be_restarted=MUST_BE_RESTARTED in str(error))
