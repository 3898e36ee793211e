"""The service's log: one line of JSON for each event, on standard error.

It says what the service did, never what it is about: no name, no query, no parameter and no token. An error
is logged with its class and the lines of code that it passed, without its message.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger

LOGGER_NAME = "casegraph.service"
_SERVER_LOGGERS = ("uvicorn.error",)


def _remove_message(_: Any, __: str, event: EventDict) -> EventDict:
    """Replace an exception by its class and the lines of code that it passed."""
    info = event.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["traceback"] = list(_code_lines(error))
    return event


def _code_lines(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _code_lines(cause)
        yield f"{type(cause).__name__}, then"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"


_PROCESSORS = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    _remove_message,
)

log: FilteringBoundLogger = structlog.wrap_logger(
    logging.getLogger(LOGGER_NAME),
    wrapper_class=structlog.stdlib.BoundLogger,
    processors=[
        structlog.stdlib.filter_by_level,
        *_PROCESSORS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
)


def configure_logging(level: int, stream: TextIO | None = None) -> None:
    """Start to write the log.

    Args:
        level: events of a lower level are left out.
        stream: where to write; standard error if left out.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
            foreign_pre_chain=_PROCESSORS,
        )
    )
    levels = {LOGGER_NAME: level} | dict.fromkeys(_SERVER_LOGGERS, logging.WARNING)
    for name, min_level in levels.items():
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(min_level)
        logger.propagate = False
