"""A hint for a plus sign in the query of an address, where it stands for a space.

`valid_from=2013-05-31T22:00+02:00` arrives with a space in place of the plus. The error about it shows a
value that nobody typed, so that the hint says what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote_plus

from graph.errors import CasegraphError, Fault


def add_plus_hint(scope: Mapping[str, Any], error: CasegraphError | Sequence[Fault], hint: str = "") -> str:
    """Return a hint, and how to write the plus signs of the parameters that an error is about.

    Args:
        scope: of the request.
        error: the error; it is about a parameter if its message has the value. Or the faults of parameters.
        hint: what the error itself advises.
    """
    sent_with_plus = _parameters_with_plus(scope.get("query_string", b""))
    if isinstance(error, CasegraphError):
        names = [name for name, value in sent_with_plus if value.strip() and value in error.message]
    else:
        faulty = {str(fault.path[0]) for fault in error}
        names = [name for name, _ in sent_with_plus if name in faulty]
    if not names:
        return hint
    parameters = " and ".join(dict.fromkeys(names))
    return f"{hint} In an address, + stands for a space: for a plus sign in {parameters}, write %2B.".strip()


def _parameters_with_plus(query: bytes) -> Iterator[tuple[str, str]]:
    for pair in query.decode("latin-1").split("&"):
        name, _, value = pair.partition("=")
        if "+" in value:
            yield unquote_plus(name), unquote_plus(value)
