"""Write files that a user names: completely or not at all, through symbolic links, replacing none unasked."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from graph.errors import CasegraphError, OutputError

T = TypeVar("T")

# Names of the open files of a process, which may look like a file or like nothing at all.
_OPEN_FILES = ("/dev/fd/", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/proc/")
_DEVICE_HINT = "Name a file."
_NEW_FILE_MODE = 0o666


def check_output_file(path: Path, *, overwrite: bool, hint: str = "") -> None:
    """Require that a file can be written to `path`, so that a command refuses it before its work begins.

    Args:
        path: the file; a symbolic link stands for the file that it leads to.
        overwrite: whether a file that exists may be replaced.
        hint: what to do where it exists and may not be replaced.

    Raises:
        CasegraphError: it is a folder or a device, exists already, or is in a folder that does not exist.
    """
    target = _resolve(path)
    if any(str(each).startswith(_OPEN_FILES) for each in (path.absolute(), target)):
        raise CasegraphError(f"{path} is a device or a pipe, not a file.", _DEVICE_HINT)
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise CasegraphError(f"{path} cannot be written: there is no folder {target.parent}.") from None
        return
    except OSError as error:
        raise _write_error(path, error) from None
    if stat.S_ISDIR(mode):
        raise CasegraphError(f"{path} is a folder.", "Name a file in it.")
    if not stat.S_ISREG(mode):
        raise CasegraphError(f"{path} is a device or a pipe, not a file.", _DEVICE_HINT)
    if not overwrite:
        raise CasegraphError(f"There is already a file {path}.", hint)
    if not os.access(target, os.W_OK):
        raise OutputError(f"{path} cannot be written: it is read-only.")


def write_output_file(path: Path, chunks: Iterable[bytes], *, overwrite: bool, hint: str = "") -> None:
    """Write a file. A reader finds the old content or the new one, never a part, also after a failure.

    Args:
        path: the file; a symbolic link stays, and the file that it leads to is written.
        chunks: the content, in parts.
        overwrite: whether a file that exists may be replaced.
        hint: what to do where it exists and may not be replaced.

    Raises:
        CasegraphError: see `check_output_file`.
        OutputError: the file cannot be written, for example because the disk is full.
    """

    def write_chunks(stream: BinaryIO) -> None:
        stream.writelines(chunks)

    fill_output_file(path, write_chunks, overwrite=overwrite, hint=hint)


def fill_output_file(path: Path, write: Callable[[BinaryIO], T], *, overwrite: bool, hint: str = "") -> T:
    """Write a file as `write_output_file` does, with what `write` writes to an open file; return its result.

    Raises:
        CasegraphError: see `check_output_file`.
        OutputError: the file cannot be written, for example because the disk is full.
    """
    check_output_file(path, overwrite=overwrite, hint=hint)
    target = _resolve(path)
    try:
        with _write_beside(target, write) as (temporary, result):
            if overwrite:
                temporary.replace(target)
            else:
                _move_to_new_file(temporary, target)
    except FileExistsError:
        raise CasegraphError(f"There is already a file {path}.", hint) from None
    except OSError as error:
        raise _write_error(path, error) from None
    return result


def find_free_name(path: Path) -> Path:
    """Return `path`, or if there is something: the first of `NAME-2`, `NAME-3` ... that is free."""
    candidate, number = path, 1
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


def _resolve(path: Path) -> Path:
    """Return the file that a path leads to, which need not exist."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its symbolic links lead to each other"
        raise CasegraphError(f"{path} cannot be written: {reason}.") from None


@contextlib.contextmanager
def _write_beside(target: Path, write: Callable[[BinaryIO], T]) -> Iterator[tuple[Path, T]]:
    """Write a temporary file in the folder of `target`, and delete it if it is still there at the end."""
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _NEW_FILE_MODE
    )
    try:
        with os.fdopen(descriptor, "wb") as stream:
            result = write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):  # there is no older file
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        yield temporary, result
    finally:
        temporary.unlink(missing_ok=True)


def _move_to_new_file(temporary: Path, target: Path) -> None:
    """Give a file its name, unless another file has it."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # some file systems, such as that of USB sticks, have no hard links
        if target.exists():
            raise FileExistsError from None
        temporary.replace(target)


def _write_error(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written: {error.strerror}.")
