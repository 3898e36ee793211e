"""The JSON body of a request, parsed within the limits of `graph.json_text`.

Python's own parser, which the framework uses, keeps the last value of a key that stands twice and drops the
others without a word.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import Request
from starlette.exceptions import HTTPException

from graph.errors import CasegraphError
from graph.json_text import parse_json


class RefusedBodyError(HTTPException):
    """The body of a request is not JSON, or JSON that is refused.

    The framework turns every other error that occurs while it reads a body into one without a reason.

    Args:
        reason: what is wrong with it.
    """

    def __init__(self, reason: CasegraphError) -> None:
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, reason.message)
        self.reason = reason


class JsonRequest(Request):
    """A request whose body is parsed within limits."""

    async def json(self) -> Any:
        """Return the value of the body; it is parsed once.

        Raises:
            RefusedBodyError: it is not JSON, exceeds a limit, or has a key twice in one object.
        """
        if not hasattr(self, "_value"):
            try:
                self._value = parse_json(await self.body())
            except CasegraphError as error:
                raise RefusedBodyError(error) from error
        return self._value
