"""Tokens by which people and programs are known: a random text each, of which only the sum is kept.

A token holds 256 random bits, so that its sum needs no salt and no slow function to be safe.
"""

from __future__ import annotations

import hashlib
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from api.access.identity import Role
from graph.errors import CasegraphError
from graph.private_files import write_private

BEGINS = "casegraph_"
MAKE = "Make one: `casegraph tokens add NAME --role reader`."
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

Name = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[\w][\w .@'-]{0,99}$")]


class Token(BaseModel):
    """Someone who is known by a token; the token itself is not kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    role: Role
    made: datetime
    sha256: str = Field(pattern="^[0-9a-f]{64}$", repr=False)


class _File(BaseModel):
    tokens: tuple[Token, ...] = ()


def read(file: Path) -> tuple[Token, ...]:
    """Return the tokens of a file; none where there is no file.

    Raises:
        CasegraphError: it is no file of tokens, or others than its owner may read it.
    """
    try:
        if file.stat().st_mode & _OTHERS:
            raise CasegraphError(
                f"Others than its owner may read or change the file of tokens {file}.",
                f"Close it: chmod 600 {file}",
            )
        return _File.model_validate_json(file.read_bytes()).tokens
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CasegraphError(f"The file of tokens {file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise CasegraphError(
            f"{file} is no file of tokens.", "Move it away, and make the tokens anew."
        ) from error


def add(file: Path, name: str, role: Role) -> str:
    """Make a token and return it; this is the only time that it can be read.

    Raises:
        CasegraphError: the name is taken or is none, or the file cannot be used.
    """
    token = BEGINS + secrets.token_urlsafe(32)
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        made = Token(name=name, role=role, made=now, sha256=sum_of(token))
    except ValidationError:
        raise CasegraphError(
            f"{name!r} cannot be the name of a token.",
            "Use up to 100 letters, digits, spaces, dots, hyphens and @; begin with a letter or digit.",
        ) from None
    with _locked(file):
        known = read(file)
        if any(one.name == made.name for one in known):
            raise CasegraphError(
                f"There is a token for {made.name} already.", "Remove it first, or choose another name."
            )
        _write(file, (*known, made))
    return token


def remove(file: Path, name: str) -> None:
    """Forget a token: whoever holds it is not known from now on.

    Raises:
        CasegraphError: there is none of that name, or the file cannot be used.
    """
    with _locked(file):
        known = read(file)
        kept = tuple(one for one in known if one.name != name)
        if len(kept) == len(known):
            raise CasegraphError(f"There is no token for {name}.", "`casegraph tokens list` names them all.")
        _write(file, kept)


def sum_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _write(file: Path, tokens: Iterable[Token]) -> None:
    try:
        write_private(file, _File(tokens=tuple(tokens)).model_dump_json(indent=1))
    except OSError as error:
        raise CasegraphError(f"The file of tokens {file} cannot be written: {error.strerror}.") from error


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(file.with_name(f".{file.name}.lock"), mode=0o600)
        lock.acquire()
    except OSError as error:
        raise CasegraphError(
            f"The file of tokens {file} cannot be written: {error.strerror}.", "Check the folder."
        ) from error
    try:
        yield
    finally:
        lock.release()
