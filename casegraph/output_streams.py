"""Guard standard output and standard error: what cannot be written or encoded ends in one sentence.

Everything that prints uses the two streams: Rich, Typer, the log. Their errors are therefore handled here and
not at each place that prints.

- A program that closes our output early, such as `head`, has what it needs: the rest is discarded, and the
  command ends with the exit code that it would have anyway.
- Any other failure, such as a full disk, ends the command. Failures of standard error are ignored: there is
  no other place to report them.
- Characters that the encoding lacks are written as escapes, and a sentence says so at the end.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

from graph.errors import OutputError

_ENCODING_ERRORS = "casegraph.escape"


class GuardedStream:
    """A text stream whose failures do not end in a traceback; everything else is that of the stream.

    Args:
        stream: the stream; None where it was closed before the program began.
        ignores_errors: whether what cannot be written is discarded.
    """

    def __init__(self, stream: TextIO | None, *, ignores_errors: bool) -> None:
        self._stream, self._ignores_errors = stream, ignores_errors

    def write(self, text: str) -> int:
        """Write a text.

        Raises:
            OutputError: it cannot be written, and not because its reader has gone.
        """
        if self._stream is not None:
            with self._handling_errors():
                self._stream.write(text)
        elif not self._ignores_errors:
            raise OutputError("The output cannot be written: it is closed.")
        return len(text)

    def flush(self) -> None:
        """Send what has been written.

        Raises:
            OutputError: it cannot be written, and not because its reader has gone.
        """
        if self._stream is not None:
            with self._handling_errors():
                self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream or _NO_STREAM, name)

    @contextlib.contextmanager
    def _handling_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._send_to_nowhere()
            if not (self._ignores_errors or _reader_has_gone(error)):
                raise OutputError(f"The output cannot be written: {error.strerror}.") from None

    def _send_to_nowhere(self) -> None:
        # Python writes what is left in its buffer at the end, and would fail again.
        with contextlib.suppress(io.UnsupportedOperation):
            descriptor = cast(TextIO, self._stream).fileno()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)


# What a stream that was closed says about itself: that it is no terminal and has no file.
_NO_STREAM = io.StringIO()


class OutputStreams:
    """The two streams of a command, while it runs."""

    def __init__(self) -> None:
        self.lacking_encodings: set[str] = set()
        """The encodings that lacked a character."""

    @contextlib.contextmanager
    def guard(self) -> Iterator[None]:
        """Guard `sys.stdout` and `sys.stderr` until the end of the block."""
        codecs.register_error(_ENCODING_ERRORS, self._escape)
        out, err = sys.stdout, sys.stderr
        with _escaping(out), _escaping(err):
            sys.stdout = cast(TextIO, GuardedStream(out, ignores_errors=False))
            sys.stderr = cast(TextIO, GuardedStream(err, ignores_errors=True))
            try:
                yield
            finally:
                sys.stdout, sys.stderr = out, err

    def _escape(self, error: UnicodeError) -> tuple[str | bytes, int]:
        if isinstance(error, UnicodeEncodeError):
            self.lacking_encodings.add(error.encoding)
        return codecs.backslashreplace_errors(error)


@contextlib.contextmanager
def _escaping(stream: TextIO | None) -> Iterator[None]:
    """Let a stream write characters that its encoding lacks as escapes."""
    if not isinstance(stream, io.TextIOWrapper):
        yield
        return
    errors = stream.errors
    stream.reconfigure(errors=_ENCODING_ERRORS)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            stream.reconfigure(errors=errors)


def _reader_has_gone(error: OSError) -> bool:
    # Windows reports a closed pipe as an invalid argument.
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)
