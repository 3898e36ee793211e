"""The service's log: one line of JSON for each thing that happened, on standard error.

It tells what the service did, never what it is about: no name, no query, no parameter, no token, and of an
error its kind and its place in the code, never its message.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger

NAME = "casegraph.service"
_FOREIGN = ("uvicorn.error",)


def _without_messages(_: Any, __: str, event: EventDict) -> EventDict:
    """Replace an exception by its kind and the lines of code that it passed."""
    info = event.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["traceback"] = list(_places(error))
    return event


def _places(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _places(cause)
        yield f"{type(cause).__name__}, then"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"


_SHARED = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    _without_messages,
)

log: FilteringBoundLogger = structlog.wrap_logger(
    logging.getLogger(NAME),
    wrapper_class=structlog.stdlib.BoundLogger,
    processors=[
        structlog.stdlib.filter_by_level,
        *_SHARED,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
)


def write_log(level: int, stream: TextIO | None = None) -> None:
    """Write the log from now on.

    Args:
        level: what is less grave is left out.
        stream: where to; standard error where it is left out.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
            foreign_pre_chain=_SHARED,
        )
    )
    for name, least in ((NAME, level), *((name, logging.WARNING) for name in _FOREIGN)):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(least)
        logger.propagate = False
